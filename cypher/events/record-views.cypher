// Adds views to the customers' history. Rows are summed per customer and product.
UNWIND $rows AS row
MATCH (c:Customer {id: row.customer}) WHERE coalesce(c.deletedAt < datetime(row.firstAt), true)
MATCH (p:Product {id: row.product})
WITH c, p, row, datetime(row.firstAt) AS firstAt, datetime(row.lastAt) AS lastAt
MERGE (c)-[r:VIEWED]->(p)
ON CREATE SET r.count = toInteger(row.count), r.source = row.source, r.firstAt = firstAt, r.lastAt = lastAt
ON MATCH SET r.count = r.count + toInteger(row.count),
  r.source = CASE WHEN lastAt > r.lastAt OR (lastAt = r.lastAt AND row.source < r.source)
    THEN row.source ELSE r.source END,
  r.firstAt = CASE WHEN firstAt < r.firstAt THEN firstAt ELSE r.firstAt END,
  r.lastAt = CASE WHEN lastAt > r.lastAt THEN lastAt ELSE r.lastAt END

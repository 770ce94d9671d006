// Adds views to the customers' history. Rows are summed per customer and product.
UNWIND $rows AS row
MATCH (c:Customer {id: row.customer}) WHERE c.deleted IS NULL
MATCH (p:Product {id: row.product})
MERGE (c)-[r:VIEWED]->(p)
ON CREATE SET r.count = 0, r.source = row.source, r.firstAt = datetime(row.firstAt), r.lastAt = datetime(row.lastAt)
SET r.count = r.count + toInteger(row.count),
  r.source = CASE
    WHEN datetime(row.lastAt) > r.lastAt OR (datetime(row.lastAt) = r.lastAt AND row.source < r.source)
    THEN row.source ELSE r.source END,
  r.firstAt = CASE WHEN datetime(row.firstAt) < r.firstAt THEN datetime(row.firstAt) ELSE r.firstAt END,
  r.lastAt = CASE WHEN datetime(row.lastAt) > r.lastAt THEN datetime(row.lastAt) ELSE r.lastAt END

// Adds what new orders bought to the customers' history. Rows are summed per customer and product.
UNWIND $rows AS row
MATCH (c:Customer {id: row.customer})
MATCH (p:Product {id: row.product})
WITH c, p, row, datetime(row.firstAt) AS firstAt, datetime(row.lastAt) AS lastAt
MERGE (c)-[r:PURCHASED]->(p)
ON CREATE SET r.count = toInteger(row.count), r.units = row.units, r.spend = row.spend, r.source = row.source,
  r.firstAt = firstAt, r.lastAt = lastAt, r.lastOrder = row.lastOrder
ON MATCH SET r.count = r.count + toInteger(row.count), r.units = round(r.units + row.units, 4),
  r.spend = round(r.spend + row.spend, 4),
  r.firstAt = CASE WHEN firstAt < r.firstAt THEN firstAt ELSE r.firstAt END,
  r.source = CASE WHEN lastAt > r.lastAt OR (lastAt = r.lastAt AND row.lastOrder > r.lastOrder)
    THEN row.source ELSE r.source END,
  r.lastOrder = CASE WHEN lastAt > r.lastAt OR (lastAt = r.lastAt AND row.lastOrder > r.lastOrder)
    THEN row.lastOrder ELSE r.lastOrder END,
  r.lastAt = CASE WHEN lastAt > r.lastAt THEN lastAt ELSE r.lastAt END

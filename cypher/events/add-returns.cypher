// Adds what new orders returned to the customers' history. Rows are summed per customer and product.
UNWIND $rows AS row
MATCH (c:Customer {id: row.customer}) WHERE c.deleted IS NULL
MATCH (p:Product {id: row.product})
MERGE (c)-[r:RETURNED]->(p)
ON CREATE SET r.count = toInteger(row.count), r.units = row.units, r.spend = row.spend, r.source = row.source,
  r.firstAt = datetime(row.firstAt), r.lastAt = datetime(row.lastAt), r.lastOrder = row.lastOrder
ON MATCH SET r.count = r.count + toInteger(row.count), r.units = round(r.units + row.units, 4),
  r.spend = round(r.spend + row.spend, 4),
  r.firstAt = CASE WHEN datetime(row.firstAt) < r.firstAt THEN datetime(row.firstAt) ELSE r.firstAt END,
  r.source = CASE
    WHEN datetime(row.lastAt) > r.lastAt OR (datetime(row.lastAt) = r.lastAt AND row.lastOrder > r.lastOrder)
    THEN row.source ELSE r.source END,
  r.lastOrder = CASE
    WHEN datetime(row.lastAt) > r.lastAt OR (datetime(row.lastAt) = r.lastAt AND row.lastOrder > r.lastOrder)
    THEN row.lastOrder ELSE r.lastOrder END,
  r.lastAt = CASE WHEN datetime(row.lastAt) > r.lastAt THEN datetime(row.lastAt) ELSE r.lastAt END

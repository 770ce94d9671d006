// Adds views to the history of sessions whose visitor was not known. Rows are summed per session and product.
UNWIND $rows AS row
MATCH (s:Session {id: row.session})
MATCH (p:Product {id: row.product})
MERGE (s)-[r:VIEWED]->(p)
ON CREATE SET r.count = 0, r.source = row.source, r.firstAt = datetime(row.firstAt), r.lastAt = datetime(row.lastAt)
SET r.count = r.count + toInteger(row.count),
  r.source = CASE
    WHEN datetime(row.lastAt) > r.lastAt OR (datetime(row.lastAt) = r.lastAt AND row.source < r.source)
    THEN row.source ELSE r.source END,
  r.firstAt = CASE WHEN datetime(row.firstAt) < r.firstAt THEN datetime(row.firstAt) ELSE r.firstAt END,
  r.lastAt = CASE WHEN datetime(row.lastAt) > r.lastAt THEN datetime(row.lastAt) ELSE r.lastAt END

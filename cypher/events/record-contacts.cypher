// Counts the times a campaign reached a customer.
UNWIND $rows AS row
MATCH (c:Customer {id: row.customer}) WHERE coalesce(c.deletedAt < datetime(row.firstAt), true)
MERGE (k:Campaign {id: row.campaign})
MERGE (c)-[r:RECEIVED]->(k)
ON CREATE SET r.count = 0, r.firstAt = datetime(row.firstAt), r.lastAt = datetime(row.lastAt), r.source = row.source
SET r.count = r.count + toInteger(row.count),
  r.source = CASE
    WHEN datetime(row.lastAt) > r.lastAt OR (datetime(row.lastAt) = r.lastAt AND row.source < r.source)
    THEN row.source ELSE r.source END,
  r.firstAt = CASE WHEN datetime(row.firstAt) < r.firstAt THEN datetime(row.firstAt) ELSE r.firstAt END,
  r.lastAt = CASE WHEN datetime(row.lastAt) > r.lastAt THEN datetime(row.lastAt) ELSE r.lastAt END

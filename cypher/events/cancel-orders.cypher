// Marks orders cancelled, even before they are known; returns the lines that no longer count.
UNWIND $rows AS row
MERGE (o:Order {id: row.id})
WITH o, row WHERE o.cancelled IS NULL
SET o.cancelled = true
WITH o
OPTIONAL MATCH (c:Customer)-[:PLACED]->(o)
RETURN c.id AS customer, coalesce(o.products, []) AS products, coalesce(o.kind, 'order') AS kind

// Marks orders cancelled, even before they are known; returns the lines that no longer count. A version with a greater
// stamp than the cancellation stands; a cancellation without a version (0) is compared by time alone.
UNWIND $rows AS row
MERGE (o:Order {id: row.id})
WITH o, row WHERE o.cancelledStamp IS NULL OR o.cancelledStamp < row.stamp
SET o.cancelledStamp = row.stamp
WITH o, CASE WHEN row.stamp STARTS WITH '0000000000000000|' THEN 17 ELSE 0 END AS skipped
SET o.cancelled = CASE WHEN substring(o.stamp, skipped) > substring(o.cancelledStamp, skipped) THEN null ELSE true END
WITH o
OPTIONAL MATCH (c:Customer)-[:PLACED]->(o)
RETURN c.id AS customer, coalesce(o.products, []) AS products, coalesce(o.kind, 'order') AS kind

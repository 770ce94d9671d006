// Records what customers turned down; of two rejections of one product the newest counts.
UNWIND $rows AS row
MATCH (c:Customer {id: row.customer}) WHERE coalesce(c.deletedAt < datetime(row.at), true)
MATCH (p:Product {id: row.id})
MERGE (c)-[r:REJECTED]->(p)
WITH r, row WHERE r.stamp IS NULL OR r.stamp < row.stamp
SET r.stamp = row.stamp, r.at = datetime(row.at), r.reason = row.reason, r.source = row.source

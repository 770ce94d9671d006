// Records what visitors nobody knew turned down, on their sessions; of two rejections of one product the newest counts.
UNWIND $rows AS row
MATCH (s:Session {id: row.session})
MATCH (p:Product {id: row.id})
MERGE (s)-[r:REJECTED]->(p)
WITH r, row WHERE r.stamp IS NULL OR r.stamp < row.stamp
SET r.stamp = row.stamp, r.at = datetime(row.at), r.reason = row.reason, r.source = row.source

// Removes a customer, their sessions and all that hangs on them, but for what they refused; a tombstone keeps late events
// from bringing them back.
UNWIND $rows AS row
MERGE (c:Customer {id: row.id})
WITH c, row WHERE c.stamp IS NULL OR c.stamp < row.stamp
CALL (c) {
  MATCH (s:Session)-[:OF]->(c)
  DETACH DELETE s
}
OPTIONAL MATCH (c)-[r]-() WHERE NOT (type(r) = 'CONSENT' AND r.granted = false)
DELETE r
WITH DISTINCT c, row
SET c = {id: row.id, stamp: row.stamp, deleted: true, source: row.source}

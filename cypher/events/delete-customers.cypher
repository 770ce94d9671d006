// Removes a customer, their sessions and all that hangs on them, but for what they refused; what they had agreed to, they agree
// to no more. A tombstone keeps late events from bringing them back.
UNWIND $rows AS row
MERGE (c:Customer {id: row.id})
WITH c, row WHERE c.stamp IS NULL OR c.stamp < row.stamp
CALL (c) {
  MATCH (s:Session)-[:OF]->(c)
  DETACH DELETE s
}
CALL (c) {
  MATCH (c)-[k:CONSENT]->(:Channel)
  SET k.granted = false
}
OPTIONAL MATCH (c)-[r]-() WHERE type(r) <> 'CONSENT'
DELETE r
WITH DISTINCT c, row
SET c = {id: row.id, stamp: row.stamp, deleted: true, source: row.source}

// Says whose sessions are, newest word wins. Nothing is moved: what a session did stays with it and is read with its owner.
// A session of somebody who was deleted later than this says goes as theirs did.
UNWIND $rows AS row
MATCH (s:Session {id: row.id}) WHERE s.stamp IS NULL OR s.stamp < row.stamp
SET s.stamp = row.stamp
WITH s, row
OPTIONAL MATCH (s)-[old:OF]->(:Customer)
DELETE old
WITH DISTINCT s, row
MATCH (c:Customer {id: row.customer})
WITH s, c, row, coalesce(c.deletedAt < datetime(row.at), true) AS known
CALL (s, c, row, known) {
  WITH s, c, row, known WHERE known
  CREATE (s)-[:OF {source: row.source, at: datetime(row.at)}]->(c)
}
CALL (s, known) {
  WITH s, known WHERE NOT known
  DETACH DELETE s
}

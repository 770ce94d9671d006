// Says whose sessions are, newest word wins. Nothing is moved: what a session did stays with it and is read with its owner.
UNWIND $rows AS row
MATCH (s:Session {id: row.id}) WHERE s.stamp IS NULL OR s.stamp < row.stamp
SET s.stamp = row.stamp
WITH s, row
OPTIONAL MATCH (s)-[old:OF]->(:Customer)
DELETE old
WITH DISTINCT s, row
MATCH (c:Customer {id: row.customer}) WHERE c.deleted IS NULL
CREATE (s)-[:OF {source: row.source, at: datetime(row.at)}]->(c)

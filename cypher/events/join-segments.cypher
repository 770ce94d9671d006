// Puts customers into segments, unless they left later than this says.
UNWIND $rows AS row
MATCH (c:Customer {id: row.customer}) WHERE coalesce(c.deletedAt < datetime(row.at), true)
MERGE (s:Segment {id: row.segment})
WITH c, s, row
OPTIONAL MATCH (c)-[gone:LEFT_SEGMENT]->(s)
WITH c, s, row, gone WHERE gone IS NULL OR gone.stamp < row.stamp
DELETE gone
MERGE (c)-[m:IN_SEGMENT]->(s)
WITH m, row WHERE m.stamp IS NULL OR m.stamp < row.stamp
SET m.stamp = row.stamp, m.score = row.score, m.since = datetime(row.at), m.source = row.source,
  m.at = datetime(row.at)

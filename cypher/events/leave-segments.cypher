// Takes customers out of segments and remembers it, so that an older "joined" cannot undo it.
UNWIND $rows AS row
MATCH (c:Customer {id: row.customer}) WHERE coalesce(c.deletedAt < datetime(row.at), true)
MERGE (s:Segment {id: row.segment})
WITH c, s, row
OPTIONAL MATCH (c)-[m:IN_SEGMENT]->(s)
WITH c, s, row, m WHERE m IS NULL OR m.stamp IS NULL OR m.stamp < row.stamp
DELETE m
MERGE (c)-[gone:LEFT_SEGMENT]->(s)
WITH gone, row WHERE gone.stamp IS NULL OR gone.stamp < row.stamp
SET gone.stamp = row.stamp, gone.at = datetime(row.at), gone.source = row.source

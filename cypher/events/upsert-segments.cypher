// Names a segment, unless we know something newer.
UNWIND $rows AS row
MERGE (s:Segment {id: row.id})
WITH s, row WHERE s.stamp IS NULL OR s.stamp < row.stamp
SET s.stamp = row.stamp, s.name = row.name, s.description = row.description, s.source = row.source

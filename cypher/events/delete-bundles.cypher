// Takes bundles out of sale, unless they came back later than this says; a tombstone without parts is kept.
UNWIND $rows AS row
MERGE (b:Bundle {id: row.id})
WITH b, row WHERE b.deletedStamp IS NULL OR b.deletedStamp < row.stamp
SET b.deletedStamp = row.stamp
WITH b, row WHERE b.stamp IS NULL OR b.stamp < row.stamp
SET b.deleted = true
WITH b
MATCH (b)-[old:CONTAINS]->(:Product)
DELETE old

// Takes bundles out of sale, keeping a tombstone.
UNWIND $rows AS row
MERGE (b:Bundle {id: row.id})
WITH b, row WHERE b.stamp IS NULL OR b.stamp < row.stamp
OPTIONAL MATCH (b)-[old:CONTAINS]->(:Product)
DELETE old
WITH DISTINCT b, row
SET b.stamp = row.stamp, b.deleted = true

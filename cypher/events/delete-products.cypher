// Takes products out of sale; their history stays, a tombstone keeps late events from bringing them back.
UNWIND $rows AS row
MERGE (p:Product {id: row.id})
WITH p, row WHERE p.stamp IS NULL OR p.stamp < row.stamp
SET p.stamp = row.stamp, p.deleted = true, p.active = false

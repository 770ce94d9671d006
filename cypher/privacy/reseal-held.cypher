// Replaces what held batches hold.
UNWIND $rows AS row
MATCH (b:HeldBatch {id: row.id})
SET b.sealed = row.sealed, b.records = toInteger(row.records)

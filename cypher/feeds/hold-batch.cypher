// Holds a batch as a whole, sealed; the same batch again changes nothing.
MERGE (b:HeldBatch {id: $id})
ON CREATE SET b.source = $source, b.reason = $reason, b.records = toInteger($records), b.sealed = $sealed,
  b.at = datetime($at), b.state = 'held', b.attempt = $attempt
RETURN b.attempt = $attempt AS created

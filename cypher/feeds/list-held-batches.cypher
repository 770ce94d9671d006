// Batches that are, or were, held as a whole, latest first.
MATCH (b:HeldBatch)
WHERE $state IS NULL OR b.state = $state
WITH b ORDER BY b.at DESC, b.id LIMIT toInteger($limit)
RETURN b.id AS id, b.source AS source, b.reason AS reason, b.records AS records, toString(b.at) AS at, b.state AS state,
  b.settledBy AS settledBy, b.why AS why, toString(b.settledAt) AS settledAt

// A batch that is, or was, held as a whole, with its sealed bytes.
MATCH (b:HeldBatch {id: $id})
RETURN b.id AS id, b.source AS source, b.reason AS reason, b.records AS records, toString(b.at) AS at, b.state AS state,
  b.settledBy AS settledBy, b.why AS why, toString(b.settledAt) AS settledAt, b.sealed AS sealed

// Records in quarantine by id, with their sealed bytes.
UNWIND $ids AS id
MATCH (q:Quarantine {id: id})
RETURN q.id AS id, q.source AS source, q.position AS position, q.reason AS reason, q.count AS count,
  toString(q.firstSeen) AS firstSeen, toString(q.lastSeen) AS lastSeen, q.state AS state, q.original AS original,
  q.encoding AS encoding, q.bytes AS bytes, q.sha256 AS sha256, q.cut AS cut, coalesce(q.history, []) AS history

// Bad records that are being held, newest first; `after` is the last id of the page before.
MATCH (q:Quarantine)
WHERE $state IS NULL OR q.state = $state
WITH q ORDER BY q.lastSeen DESC, q.id
SKIP toInteger($skip) LIMIT toInteger($limit)
RETURN q.id AS id, q.source AS source, q.position AS position, q.reason AS reason, q.count AS count,
  toString(q.firstSeen) AS firstSeen, toString(q.lastSeen) AS lastSeen, q.state AS state, q.original AS original

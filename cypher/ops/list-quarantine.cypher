// Records in quarantine, latest first; every filter that is null lets all through.
MATCH (q:Quarantine)
WHERE ($state IS NULL OR q.state = $state) AND ($source IS NULL OR q.source = $source)
  AND ($reason IS NULL OR toLower(q.reason) CONTAINS toLower($reason))
  AND ($position IS NULL OR q.position CONTAINS $position)
WITH q ORDER BY q.lastSeen DESC, q.id
SKIP toInteger($skip) LIMIT toInteger($limit)
RETURN q.id AS id, q.source AS source, q.position AS position, q.reason AS reason, q.count AS count,
  toString(q.firstSeen) AS firstSeen, toString(q.lastSeen) AS lastSeen, q.state AS state, q.original AS original,
  q.encoding AS encoding, q.bytes AS bytes, q.sha256 AS sha256, q.cut AS cut, coalesce(q.history, []) AS history

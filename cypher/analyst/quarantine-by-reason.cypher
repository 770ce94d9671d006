// What is wrong with the records we could not use? By source and reason, most records first, with where one stood.
// :param state "held"  held, replayed or discarded; null for all
// :param limit 50  reasons at most
MATCH (q:Quarantine)
WHERE $state IS NULL OR q.state = $state
WITH q ORDER BY q.lastSeen DESC, q.id
RETURN q.source AS source, q.reason AS reason, count(q) AS records, sum(q.count) AS arrivals,
  toString(min(q.firstSeen)) AS firstSeen, toString(max(q.lastSeen)) AS lastSeen, collect(q.position)[0] AS latestPosition
ORDER BY records DESC, source, reason
LIMIT toInteger($limit)

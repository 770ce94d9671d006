// Ids of held records that a filter lets through, in order of id, after one of them.
MATCH (q:Quarantine {state: 'held'})
WHERE q.id > $after AND ($source IS NULL OR q.source = $source)
  AND ($reason IS NULL OR toLower(q.reason) CONTAINS toLower($reason))
  AND ($position IS NULL OR q.position CONTAINS $position)
WITH q ORDER BY q.id LIMIT toInteger($limit)
RETURN q.id AS id

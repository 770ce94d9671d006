// Everything in quarantine, whatever became of it, by id, a page at a time, with its sealed bytes.
MATCH (q:Quarantine)
WHERE q.id > $after
WITH q ORDER BY q.id LIMIT toInteger($limit)
RETURN q.id AS id, q.original AS original, q.encoding AS encoding, q.position AS position, q.reason AS reason,
  coalesce(q.history, []) AS history

// Queries that somebody saved, or that others share, latest first.
MATCH (q:SavedQuery)
WHERE q.owner = $who OR q.shared
WITH q ORDER BY q.at DESC, q.id
LIMIT toInteger($limit)
RETURN q.id AS id, q.title AS title, q.about AS about, q.statement AS statement, q.parameters AS parameters,
  q.owner AS owner, q.shared AS shared, toString(q.at) AS at

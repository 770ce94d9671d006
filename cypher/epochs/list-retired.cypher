// Epochs that nothing points at any more: all but the current one and the one before it.
MATCH (e:Epoch)
WHERE e.status <> 'current'
WITH e ORDER BY e.status = 'previous' DESC, e.publishedAt DESC
WITH collect(e) AS epochs
UNWIND [e IN epochs WHERE e.status = 'building' OR e <> epochs[0]] AS e
RETURN e.id AS id
LIMIT 100

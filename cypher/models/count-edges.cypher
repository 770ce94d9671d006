// How many relationships the graph has of an epoch, by type. Looks at every relationship once.
MATCH ()-[r]->()
WHERE r.epoch = $epoch
RETURN type(r) AS type, count(*) AS count
ORDER BY type
LIMIT 100

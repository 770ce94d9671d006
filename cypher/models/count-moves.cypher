// How often aliases have been moved.
MATCH (lock:ModelAlias {name: 'current'})
RETURN coalesce(lock.moves, 0) AS moves
LIMIT 1

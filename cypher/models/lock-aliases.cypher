// Takes the lock under which aliases are moved, counts the moves, and says what each points at.
MERGE (lock:ModelAlias {name: 'current'})
SET lock.moves = coalesce(lock.moves, 0) + toInteger($moves)
WITH lock
OPTIONAL MATCH (a:ModelAlias)-[:POINTS_TO]->(m:Model)
OPTIONAL MATCH (m)-[:SERVED_AS]->(e:Epoch)
RETURN a.name AS alias, m.id AS model, e.id AS epoch
LIMIT 100

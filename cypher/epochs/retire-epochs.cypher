// Marks epochs that nothing points at, neither current nor the one before it nor led to by an alias: they may be removed.
MATCH (e:Epoch)
WHERE NOT e.status IN ['current', 'previous'] AND NOT EXISTS { (e)<-[:SERVED_AS]-(:Model)<-[:POINTS_TO]-(:ModelAlias) }
SET e.status = 'retired'
RETURN e.id AS id

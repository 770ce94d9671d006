// Sets an epoch aside: nothing is decided with it, and the next learning run removes it unless an alias points at it.
MATCH (e:Epoch {id: $id})
SET e.status = 'ready'
RETURN e.id AS id

// Makes an epoch the current one, in one step; the one before is kept so that rollback is pointing back.
MATCH (e:Epoch {id: $id})
OPTIONAL MATCH (old:Epoch {status: 'current'}) WHERE old.id <> $id
SET old.status = 'previous'
WITH DISTINCT e
SET e.status = 'current', e.publishedAt = datetime($at), e.edges = toInteger($edges)
RETURN e.id AS id

// A version like the current one, under a name of its own, with an epoch that has no relationships yet.
MATCH (:ModelAlias {name: 'current'})-[:POINTS_TO]->(m:Model)-[:SERVED_AS]->(e:Epoch)
CREATE (crafted:Model {id: $id})-[:SERVED_AS]->(epoch:Epoch {id: $epoch})
SET crafted = m {.*, id: $id, hash: $id, by: 'drill', why: $why}
SET epoch = e {.*, id: $epoch, status: 'ready', publishedAt: null}
RETURN e.id AS current

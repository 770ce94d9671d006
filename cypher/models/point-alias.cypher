// Points an alias at a version, and at no other any more.
MATCH (m:Model {id: $model})
MERGE (a:ModelAlias {name: $alias})
SET a.at = datetime($at), a.by = $by
WITH a, m
OPTIONAL MATCH (a)-[old:POINTS_TO]->(:Model)
DELETE old
WITH DISTINCT a, m
CREATE (a)-[:POINTS_TO]->(m)
RETURN a.name AS alias

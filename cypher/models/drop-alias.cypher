// Lets an alias point at nothing.
MATCH (a:ModelAlias {name: $alias})-[old:POINTS_TO]->(:Model)
SET a.at = datetime($at), a.by = $by
DELETE old
RETURN a.name AS alias

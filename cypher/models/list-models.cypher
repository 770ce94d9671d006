// Every version that was learned, the latest first, with the epoch that still holds its relationships.
MATCH (m:Model)
WHERE $id IS NULL OR m.id = $id
WITH m ORDER BY m.at DESC, m.id LIMIT toInteger($limit)
OPTIONAL MATCH (m)-[:SERVED_AS]->(e:Epoch) WHERE e.status <> 'building'
WITH m, collect(e.id)[0] AS epoch
RETURN m.id AS id, m.hash AS hash, toString(m.at) AS at, m.by AS by, m.why AS why, m.code AS code, m.snapshot AS snapshot,
  m.shop AS shop, toString(m.until) AS until, m.parameters AS parameters, m.metrics AS metrics, m.edges AS edges,
  m.volumes AS volumes, m.degrees AS degrees, [(a:ModelAlias)-[:POINTS_TO]->(m) | a.name] AS aliases, epoch
ORDER BY m.at DESC, id

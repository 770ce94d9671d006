// Every version that was learned, the latest first, with the epoch that still holds its relationships.
MATCH (m:Model)
OPTIONAL MATCH (m)-[:SERVED_AS]->(e:Epoch)
WITH m, e ORDER BY e.at DESC
WITH m, collect({id: e.id, status: e.status, publishedAt: toString(e.publishedAt)})[0] AS epoch
RETURN m.id AS id, m.hash AS hash, toString(m.at) AS at, m.by AS by, m.code AS code, m.snapshot AS snapshot,
  toString(m.until) AS until, m.parameters AS parameters, m.metrics AS metrics, m.edges AS edges,
  CASE WHEN epoch.id IS NULL THEN null ELSE epoch END AS epoch
ORDER BY m.at DESC, m.id
LIMIT toInteger($limit)

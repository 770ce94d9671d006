// Registers what an epoch holds as a version. What was learned again, to the last digit, is the same version.
MATCH (e:Epoch {id: $epoch})
SET e.status = 'ready', e.edges = toInteger($edges)
MERGE (m:Model {id: $id})
ON CREATE SET m.hash = $hash, m.at = datetime($at), m.by = $by, m.why = $why, m.code = $code, m.snapshot = $snapshot,
  m.shop = $shop, m.until = datetime($until), m.parameters = $parameters, m.metrics = $metrics,
  m.edges = toInteger($edges), m.volumes = $volumes, m.degrees = $degrees
MERGE (m)-[:SERVED_AS]->(e)
RETURN m.id AS id

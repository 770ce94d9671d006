// Registers what an epoch holds as a version of its own. What was learned again, to the last digit, is the same version.
MATCH (e:Epoch {id: $epoch})
MERGE (m:Model {id: $id})
ON CREATE SET m.hash = $hash, m.at = datetime($at), m.by = $by, m.code = $code, m.snapshot = $snapshot,
  m.until = datetime($until), m.parameters = $parameters, m.metrics = $metrics, m.edges = toInteger($edges)
MERGE (m)-[:SERVED_AS]->(e)
RETURN m.id AS id

// The epochs beside the current one: what is tried on a share of visitors, and what is only watched.
MATCH (a:ModelAlias)-[:POINTS_TO]->(m:Model)-[:SERVED_AS]->(e:Epoch)
WHERE a.name IN ['canary', 'shadow']
OPTIONAL MATCH (m)<-[:TRIES]-(r:Rollout {state: 'running'})
RETURN a.name AS alias, m.id AS model, r.id AS rollout, r.plan AS plan, r.step AS step, toString(r.stepAt) AS stepAt,
  r.baseline AS baseline, e.id AS id, toString(e.at) AS at, toString(e.until) AS until, e.bias AS bias,
  e.halfLifeDays AS halfLifeDays, e.coefficients AS coefficients, e.anchorWeights AS anchorWeights, e.weightings AS weightings,
  e.calibration AS calibration
LIMIT 4

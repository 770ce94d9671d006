// Rollouts, the latest first; of a state, or all.
MATCH (r:Rollout)-[:TRIES]->(m:Model)
WHERE $state IS NULL OR r.state = $state
RETURN r.id AS id, m.id AS model, r.epoch AS epoch, r.baseline AS baseline, r.plan AS plan, r.step AS step, r.state AS state,
  toString(r.at) AS startedAt, toString(r.stepAt) AS stepAt, r.by AS by, r.why AS why, toString(r.endedAt) AS endedAt,
  r.reason AS reason, r.verdicts AS verdicts
ORDER BY r.at DESC, id
LIMIT toInteger($limit)

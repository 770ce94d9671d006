// Begins to try a version on a share of visitors.
MATCH (m:Model {id: $model})
CREATE (r:Rollout {id: $id, state: 'running', step: 0, plan: $plan, epoch: $epoch, baseline: $baseline, by: $by, why: $why,
  at: datetime($at), stepAt: datetime($at), verdicts: '[]'})
CREATE (r)-[:TRIES]->(m)
RETURN r.id AS id

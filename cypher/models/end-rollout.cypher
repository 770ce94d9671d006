// Ends a rollout that runs.
MATCH (r:Rollout {id: $id, state: 'running'})
SET r.state = $state, r.endedAt = datetime($at), r.reason = $reason, r.verdicts = $verdicts
RETURN r.id AS id

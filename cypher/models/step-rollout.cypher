// Lets the version that is tried decide for the next share of visitors, if it is still where it was seen to be.
MATCH (r:Rollout {id: $id, state: 'running', step: toInteger($from)})
SET r.step = toInteger($from) + 1, r.stepAt = datetime($at), r.verdicts = $verdicts
RETURN r.id AS id

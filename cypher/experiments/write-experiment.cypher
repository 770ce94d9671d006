// Writes an experiment as it is after a change; under the lock.
MERGE (e:Experiment {id: $id})
SET e.version = toInteger($version), e.status = $status, e.design = $design, e.rangeFrom = $rangeFrom, e.rangeTo = $rangeTo,
  e.ramp = $ramp, e.createdAt = datetime($createdAt), e.startedAt = datetime($startedAt),
  e.stoppedAt = datetime($stoppedAt), e.decision = $decision, e.by = $by, e.why = $why, e.at = datetime($at)
RETURN e.version AS version

// Experiments as they are, the latest change first: all, those of a status, or one.
MATCH (e:Experiment)
WHERE ($status IS NULL OR e.status = $status) AND ($id IS NULL OR e.id = $id)
WITH e ORDER BY e.at DESC, e.id LIMIT toInteger($limit)
RETURN e.version AS version, e.status AS status, e.design AS design, e.rangeFrom AS rangeFrom, e.rangeTo AS rangeTo,
  e.ramp AS ramp, toString(e.createdAt) AS createdAt, toString(e.startedAt) AS startedAt,
  toString(e.stoppedAt) AS stoppedAt, e.decision AS decision, e.by AS by, e.why AS why

// Models of somebody's own that add to scores.
MATCH (t:ScoreTerm)
RETURN t.name AS name, t.version AS version, t.hash AS hash, t.contract AS contract, t.by AS by, t.why AS why,
  toString(t.at) AS at
ORDER BY name
LIMIT 100

// The epoch that offers are decided with.
MATCH (e:Epoch {status: 'current'})
RETURN e.id AS id, toString(e.at) AS at, toString(e.until) AS until, e.bias AS bias, e.halfLifeDays AS halfLifeDays,
  e.coefficients AS coefficients, e.anchorWeights AS anchorWeights, e.weightings AS weightings,
  e.calibration AS calibration
ORDER BY e.publishedAt DESC
LIMIT 1

// One epoch by its id, whatever its state.
MATCH (e:Epoch {id: $id})
RETURN e.status AS status, e.id AS id, toString(e.at) AS at, toString(e.until) AS until, e.bias AS bias, e.halfLifeDays AS halfLifeDays,
  e.coefficients AS coefficients, e.anchorWeights AS anchorWeights, e.weightings AS weightings,
  e.calibration AS calibration

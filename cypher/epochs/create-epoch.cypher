// Opens a new epoch beside the current one.
CREATE (e:Epoch {id: $id, status: 'building', at: datetime($at), until: datetime($until), snapshot: $snapshot, bias: $bias,
  halfLifeDays: $halfLifeDays, coefficients: $coefficients, anchorWeights: $anchorWeights,
  weightings: $weightings, calibration: $calibration, parameters: $parameters})
RETURN e.id AS id

// The placements that were ever saved, as they are now.
MATCH (p:Placement)
WITH p ORDER BY p.id LIMIT 1000
RETURN p.id AS id, p.version AS version, p.config AS config, p.owner AS owner, p.reason AS reason,
  toString(p.at) AS at, p.active AS active

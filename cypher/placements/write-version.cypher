// Writes a new version of a placement, which holds from now on; under the lock of the placement.
MATCH (p:Placement {id: $id})
SET p.version = p.version + 1, p.config = $config, p.owner = $owner, p.reason = $reason, p.at = datetime($at),
  p.active = true
CREATE (p)-[:HAS_VERSION]->(v:PlacementVersion {id: p.id + '@' + toString(p.version), version: p.version,
  config: $config, owner: $owner, reason: $reason, at: datetime($at)})
RETURN v.version AS version

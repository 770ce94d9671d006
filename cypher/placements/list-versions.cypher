// The versions of a placement, newest first.
MATCH (:Placement {id: $id})-[:HAS_VERSION]->(v:PlacementVersion)
WITH v ORDER BY v.version DESC LIMIT toInteger($limit)
RETURN v.version AS version, v.config AS config, v.owner AS owner, v.reason AS reason, toString(v.at) AS at

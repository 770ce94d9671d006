// One version of a placement.
MATCH (:Placement {id: $id})-[:HAS_VERSION]->(v:PlacementVersion {version: toInteger($version)})
RETURN v.config AS config
LIMIT 1

// The versions of a feed's contract, newest first.
MATCH (:FeedContract {id: $id})-[:HAS_VERSION]->(v:FeedContractVersion)
WITH v ORDER BY v.version DESC LIMIT toInteger($limit)
RETURN v.version AS version, v.config AS config, v.owner AS owner, v.reason AS reason, toString(v.at) AS at

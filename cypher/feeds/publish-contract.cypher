// Publishes a new version of a feed's contract, which holds from now on; under the lock of the contract.
MATCH (c:FeedContract {id: $id})
SET c.version = c.version + 1, c.config = $config, c.owner = $owner, c.reason = $reason, c.at = datetime($at)
CREATE (c)-[:HAS_VERSION]->(v:FeedContractVersion {id: c.id + '@' + toString(c.version), version: c.version,
  config: $config, owner: $owner, reason: $reason, at: datetime($at)})
RETURN v.version AS version

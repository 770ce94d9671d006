// Takes the lock under which a feed's contract is published, and says which one holds: version 0 was never published.
MERGE (c:FeedContract {id: $id})
ON CREATE SET c.version = 0
SET c.at = datetime($at)
WITH c
RETURN c.version AS version, c.config AS config

// The contracts that hold, by feed.
MATCH (c:FeedContract) WHERE c.version > 0
WITH c ORDER BY c.id LIMIT 1000
RETURN c.id AS id, c.version AS version, c.config AS config, c.owner AS owner, c.reason AS reason, toString(c.at) AS at

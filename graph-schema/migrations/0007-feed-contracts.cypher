// What feeds promise, version by version, and batches that are held as a whole.
CREATE CONSTRAINT feed_contract_id IF NOT EXISTS FOR (n:FeedContract) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT feed_contract_version_id IF NOT EXISTS FOR (n:FeedContractVersion) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT held_batch_id IF NOT EXISTS FOR (n:HeldBatch) REQUIRE n.id IS UNIQUE;
CREATE INDEX held_batch_state IF NOT EXISTS FOR (n:HeldBatch) ON (n.state);

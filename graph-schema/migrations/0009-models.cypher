// Every version that was ever learned, by the hash of its content, and the names that point at one.
CREATE CONSTRAINT model_id IF NOT EXISTS FOR (n:Model) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT model_alias_name IF NOT EXISTS FOR (n:ModelAlias) REQUIRE n.name IS UNIQUE;
CREATE CONSTRAINT rollout_id IF NOT EXISTS FOR (n:Rollout) REQUIRE n.id IS UNIQUE;
CREATE INDEX rollout_state IF NOT EXISTS FOR (n:Rollout) ON (n.state);

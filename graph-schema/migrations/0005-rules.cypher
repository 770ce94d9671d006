// Versions of the rules and the one pointer that says which of them holds; what anybody changed, by time.
CREATE CONSTRAINT rule_set_version IF NOT EXISTS FOR (n:RuleSet) REQUIRE n.version IS UNIQUE;
CREATE CONSTRAINT rules_pointer_id IF NOT EXISTS FOR (n:RulesPointer) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT audit_id IF NOT EXISTS FOR (n:Audit) REQUIRE n.id IS UNIQUE;
CREATE INDEX audit_at IF NOT EXISTS FOR (n:Audit) ON (n.at);

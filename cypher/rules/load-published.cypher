// The rules that offers are decided with.
MATCH (:RulesPointer {id: 'current'})-[:CURRENT]->(s:RuleSet)
RETURN s.version AS version, s.rules AS rules
LIMIT 1

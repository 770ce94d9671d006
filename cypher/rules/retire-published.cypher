// Points away from the published version; without another one, no rules hold.
MATCH (:RulesPointer {id: 'current'})-[r:CURRENT]->(s:RuleSet)
SET s.state = 'retired'
DELETE r
RETURN s.version AS version

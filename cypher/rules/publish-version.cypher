// Points to a version of the rules; in the transaction that has pointed away from the one before.
MATCH (p:RulesPointer {id: 'current'})
MATCH (s:RuleSet {version: toInteger($version)})
SET s.state = 'published', s.publishedBy = $by, s.publishedAt = datetime($at)
CREATE (p)-[:CURRENT]->(s)
RETURN s.version AS version

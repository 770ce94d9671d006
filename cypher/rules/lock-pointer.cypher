// Takes the lock under which versions of the rules are written and moved, and says which one is published.
MERGE (p:RulesPointer {id: 'current'})
SET p.at = datetime($at)
WITH p
OPTIONAL MATCH (p)-[:CURRENT]->(s:RuleSet)
RETURN coalesce(s.version, 0) AS version
LIMIT 1

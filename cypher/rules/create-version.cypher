// Writes a new version of the rules, as a draft, with the next number; under the lock of the pointer.
MATCH (p:RulesPointer {id: 'current'})
SET p.versions = coalesce(p.versions, 0) + 1
CREATE (s:RuleSet {version: p.versions, state: 'draft', rules: $rules, author: $author, reason: $reason,
  at: datetime($at), basedOn: toInteger($basedOn)})
RETURN s.version AS version

// Versions of the rules, newest first, older than the given one.
MATCH (s:RuleSet)
WHERE s.version < toInteger($before)
WITH s ORDER BY s.version DESC
LIMIT toInteger($limit)
RETURN s.version AS version, s.state AS state, s.rules AS rules, s.author AS author, s.reason AS reason,
  toString(s.at) AS at, s.basedOn AS basedOn, s.approvedBy AS approvedBy, s.publishedBy AS publishedBy,
  toString(s.publishedAt) AS publishedAt

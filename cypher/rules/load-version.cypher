// One version of the rules with its history.
MATCH (s:RuleSet {version: toInteger($version)})
RETURN s.version AS version, s.state AS state, s.rules AS rules, s.author AS author, s.reason AS reason,
  toString(s.at) AS at, s.basedOn AS basedOn, s.approvedBy AS approvedBy, s.publishedBy AS publishedBy,
  toString(s.publishedAt) AS publishedAt

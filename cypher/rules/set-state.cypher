// Moves a version of the rules on; whoever approved it is kept.
MATCH (s:RuleSet {version: toInteger($version)})
SET s.state = $state, s.approvedBy = coalesce($approvedBy, s.approvedBy)
RETURN s.version AS version

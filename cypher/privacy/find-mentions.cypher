// Entries of the audit trail and saved queries in whose words any of these texts occurs.
MATCH (a:Audit)
WHERE any(word IN $words WHERE a.before CONTAINS word OR a.after CONTAINS word OR a.why CONTAINS word OR a.who CONTAINS word)
RETURN 'Audit' AS label, a.id AS id, a.before AS before, a.after AS after, a.why AS why, a.who AS who
LIMIT 10000
UNION
MATCH (s:SavedQuery)
WHERE any(word IN $words WHERE s.statement CONTAINS word OR s.parameters CONTAINS word OR s.title CONTAINS word OR s.about CONTAINS word)
RETURN 'SavedQuery' AS label, s.id AS id, s.statement AS before, s.parameters AS after, s.title AS why, s.about AS who
LIMIT 10000

// What was changed, latest first; `what` is the start of the kind of change.
MATCH (a:Audit)
WHERE a.what STARTS WITH $what
WITH a ORDER BY a.at DESC, a.id
LIMIT toInteger($limit)
RETURN a.id AS id, toString(a.at) AS at, a.who AS who, a.what AS what, a.before AS before, a.after AS after, a.why AS why

// Who did what, latest first: of one person or all, of kinds that start so, before a moment or until now.
MATCH (a:Audit)
WHERE a.what STARTS WITH $what AND ($who IS NULL OR a.who = $who) AND ($before IS NULL OR a.at < datetime($before))
WITH a ORDER BY a.at DESC, a.id
LIMIT toInteger($limit)
RETURN a.id AS id, toString(a.at) AS at, a.who AS who, a.what AS what, a.before AS before, a.after AS after, a.why AS why

// What was changed, latest first, from a place in the list on; every filter that is null lets all through.
MATCH (a:Audit)
WHERE a.at >= datetime($since) AND a.at <= datetime($until) AND (a.at < datetime($until) OR a.id > $after)
  AND ($what IS NULL OR a.what STARTS WITH $what)
  AND ($who IS NULL OR toLower(a.who) CONTAINS toLower($who))
  AND ($text IS NULL OR any(said IN [a.why, a.before, a.after] WHERE toLower(said) CONTAINS toLower($text)))
WITH a ORDER BY a.at DESC, a.id
LIMIT toInteger($limit)
RETURN a.id AS id, toString(a.at) AS at, a.who AS who, a.what AS what, a.before AS before, a.after AS after, a.why AS why

// One change, by its id.
MATCH (a:Audit {id: $id})
RETURN a.id AS id, toString(a.at) AS at, a.who AS who, a.what AS what, a.before AS before, a.after AS after, a.why AS why

// Writes down that somebody changed something, in the transaction of the change.
CREATE (a:Audit {id: $id, at: datetime($at), who: $who, what: $what, before: $before, after: $after, why: $why})
RETURN a.id AS id

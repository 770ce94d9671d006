// Removes sessions by pseudonym, with what was done in them.
UNWIND $ids AS id
MATCH (s:Session {id: id})
DETACH DELETE s
RETURN count(*) AS sessions

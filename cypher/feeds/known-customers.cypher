// Which of these customers there are.
UNWIND $ids AS id
MATCH (c:Customer {id: id})
WHERE coalesce(c.deleted, false) = false
RETURN c.id AS id

// Which of these categories commerce has named.
UNWIND $ids AS id
MATCH (c:Category {id: id})
WHERE c.name IS NOT NULL
RETURN c.id AS id

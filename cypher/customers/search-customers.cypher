// Customers whose id or pseudonym begins with the text, in order of id.
MATCH (c:Customer)
WHERE c.deleted IS NULL AND c.id > $after AND (c.id STARTS WITH $search OR c.pseudonym STARTS WITH $search)
RETURN c.id AS id
ORDER BY id
LIMIT toInteger($limit)

// All customers by id, a page at a time, with what they can be recognised by.
MATCH (c:Customer)
WHERE c.id > $after
WITH c ORDER BY c.id LIMIT toInteger($limit)
RETURN c.id AS id, c.pseudonym AS pseudonym, c.emailHash AS emailHash, c.phoneHash AS phoneHash

// The first customers by id who bought anything.
MATCH (c:Customer) WHERE EXISTS { (c)-[:PURCHASED]->(:Product) }
RETURN c.id AS id ORDER BY id LIMIT toInteger($count)

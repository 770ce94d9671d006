// Every live product with the groups it belongs to, for mining.
MATCH (p:Product)
WHERE p.deleted IS NULL
RETURN p.id AS id, [(p)-[:IN_CATEGORY]->(c:Category) | c.id] AS categories, [(p)-[:OF_BRAND]->(b:Brand) | b.id] AS brands
ORDER BY id
LIMIT 20000000

// Every live product with the groups it belongs to, for mining.
MATCH (p:Product)
WHERE p.deleted IS NULL
RETURN p.id AS id, [(p)-[:IN_CATEGORY]->(c:Category) | c.id] AS categories,
  [(p)-[:IN_CATEGORY]->(:Category)-[:CHILD_OF*1..8]->(a:Category) | a.id] AS above, [(p)-[:OF_BRAND]->(b:Brand) | b.id] AS brands,
  p.title AS title, p.price AS price
ORDER BY id
LIMIT 20000000

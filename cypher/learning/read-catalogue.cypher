// Every live product with the groups it belongs to, for mining; in an order that does not depend on how they were written.
MATCH (p:Product)
WHERE p.deleted IS NULL
RETURN p.id AS id, COLLECT { MATCH (p)-[:IN_CATEGORY]->(c:Category) RETURN c.id ORDER BY c.id } AS categories,
  COLLECT { MATCH (p)-[:IN_CATEGORY]->(:Category)-[:CHILD_OF*1..8]->(a:Category) RETURN a.id ORDER BY a.id } AS above,
  COLLECT { MATCH (p)-[:OF_BRAND]->(b:Brand) RETURN b.id ORDER BY b.id } AS brands,
  p.title AS title, p.price AS price
ORDER BY id
LIMIT 20000000

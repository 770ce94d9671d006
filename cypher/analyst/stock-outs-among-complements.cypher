// Which missing products cost us cross-sales? Complements that cannot be sold now, by the customers of the products
// they go with. `customers` counts a person once per product they bought.
// :param top 5  how many complements of each product count as its top ones
// :param limit 50  rows at most
MATCH (e:Epoch {status: 'current'})
MATCH (p:Product)
WHERE p.deleted IS NULL AND EXISTS { (p)-[:COMPLEMENTS]->(:Product) }
CALL (e, p) {
  MATCH (p)-[r:COMPLEMENTS {epoch: e.id}]->(q:Product)
  RETURN r, q ORDER BY r.weight DESC, q.id LIMIT toInteger($top)
}
WITH p, r, q WHERE q.stock = 0 OR q.active = false
WITH q, p, r, COUNT { (p)<-[:PURCHASED]-() } AS customers
ORDER BY r.weight DESC, p.id
RETURN q.id AS product, q.title AS title, q.stock AS stock, coalesce(q.active, true) AS active, count(p) AS goesWith,
  sum(customers) AS customers, collect(p.id)[0] AS strongestWith, max(r.weight) AS weight
ORDER BY customers DESC, product
LIMIT toInteger($limit)

// Who bought a product but not what goes with it best? The best complement is the strongest one that can be sold now.
// People who refused marketing are left out, and those who gave the product back.
// :param product "tent"  the product they bought
// :param limit 100  customers at most, latest buyers first
MATCH (e:Epoch {status: 'current'})
MATCH (p:Product {id: $product})
CALL (e, p) {
  MATCH (p)-[r:COMPLEMENTS {epoch: e.id}]->(best:Product)
  WHERE best.deleted IS NULL AND coalesce(best.active, true) AND coalesce(best.stock, 1) > 0
  RETURN r, best ORDER BY r.weight DESC, best.id LIMIT 1
}
MATCH (c:Customer)-[bought:PURCHASED]->(p)
WHERE NOT EXISTS { (c)-[:PURCHASED]->(best) }
  AND NOT EXISTS { MATCH (c)-[back:RETURNED]->(p) WHERE back.units >= bought.units }
  AND NOT EXISTS { (c)-[:CONSENT {purpose: 'marketing', granted: false}]->(:Channel) }
RETURN c.id AS customer, toString(bought.lastAt) AS boughtAt, bought.units AS units, best.id AS complement,
  best.title AS title, r.confidence AS confidence, r.lift AS lift
ORDER BY bought.lastAt DESC, customer
LIMIT toInteger($limit)

// Which products should be a bundle? Pairs that complement one another both ways, can both be sold, and are not parts
// of one bundle yet. `confidence` is the lesser of the two ways; `price` is what the parts cost one by one.
// :param minLift 2  least lift of the pair; 1 is chance
// :param limit 30  pairs at most
MATCH (e:Epoch {status: 'current'})
MATCH (a:Product)-[to:COMPLEMENTS {epoch: e.id}]->(b:Product)-[back:COMPLEMENTS {epoch: e.id}]->(a)
WHERE a.id < b.id AND to.lift >= $minLift
  AND a.deleted IS NULL AND coalesce(a.active, true) AND b.deleted IS NULL AND coalesce(b.active, true)
  AND NOT EXISTS { (a)<-[:CONTAINS]-(x:Bundle)-[:CONTAINS]->(b) WHERE x.deleted IS NULL }
WITH a, b, to, CASE WHEN to.confidence < back.confidence THEN to.confidence ELSE back.confidence END AS confidence
RETURN a.id AS product, a.title AS title, b.id AS other, b.title AS otherTitle, to.n AS n, to.lift AS lift, confidence,
  a.price + b.price AS price
ORDER BY n * confidence DESC, product, other
LIMIT toInteger($limit)

// What goes with a product, how surely, and is it sold with it already?
// `lift` 1 is chance; `confidence` is the share of the product's baskets that hold the other; `n` counts baskets.
// :param product "tent"  the product
// :param limit 20  rows at most
MATCH (e:Epoch {status: 'current'})
MATCH (:Product {id: $product})-[r:COMPLEMENTS {epoch: e.id}]->(other:Product)
RETURN other.id AS complement, other.title AS title, r.lift AS lift, r.confidence AS confidence, r.support AS support,
  r.n AS n, r.weight AS weight, other.price AS price, other.stock AS stock,
  EXISTS { (:Product {id: $product})<-[:CONTAINS]-(b:Bundle)-[:CONTAINS]->(other) WHERE b.deleted IS NULL } AS bundled
ORDER BY weight DESC, complement
LIMIT toInteger($limit)

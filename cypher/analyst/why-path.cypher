// How does a customer come to a product? Every path of up to three steps: something they did or are in, then what was
// learned from it, direct or by way of a shared category or brand. `weight` is the strength of the learned step.
// Reads the graph as it is, whatever the customer agreed to: what an offer may use is decided elsewhere.
// :param customer "ann"  the customer
// :param product "pegs"  the product
// :param limit 50  paths at most
MATCH (e:Epoch {status: 'current'})
MATCH (c:Customer {id: $customer})
MATCH (p:Product {id: $product})
CALL (e, c, p) {
  MATCH (c)-[known:PURCHASED|VIEWED|CARTED|IN_SEGMENT]->(start)
    -[learned:COMPLEMENTS|RELATED|FOLLOWED_BY|WALKED_TO|CHOSEN_WITH|SUBSTITUTES|UPGRADES_TO|SIMILAR_CONTENT|TOP_SELLER {epoch: e.id}]->(p)
  WHERE known.epoch IS NULL
  RETURN known, start, null AS via, learned
UNION ALL
  MATCH (p)<-[learned:TOP_SELLER {epoch: e.id}]-(via:Category)
    <-[:IN_CATEGORY]-(start)<-[known:PURCHASED|VIEWED|CARTED]-(c)
  WHERE start <> p
  RETURN known, start, via, learned
UNION ALL
  MATCH (p)<-[learned:TOP_SELLER {epoch: e.id}]-(via:Brand)
    <-[:OF_BRAND]-(start)<-[known:PURCHASED|VIEWED|CARTED]-(c)
  WHERE start <> p
  RETURN known, start, via, learned
}
WITH known, start, via, learned, coalesce(learned.weight, learned.probability, learned.cosine) AS weight
ORDER BY weight DESC, start.id, type(known), type(learned), via.id
LIMIT toInteger($limit)
RETURN type(known) AS because, toString(coalesce(known.lastAt, known.since)) AS at, start.id AS start,
  coalesce(start.title, start.name) AS startName, labels(via)[0] AS viaKind, coalesce(via.name, via.id) AS via,
  type(learned) AS learned, learned.source AS learnedBy, weight

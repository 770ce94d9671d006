// What a product is linked with, in both directions: of each type the strongest of the epoch, and what people and feeds say.
MATCH (p:Product {id: $id})
CALL (p) {
  MATCH (p)-[r:COMPLEMENTS|SUBSTITUTES|UPGRADES_TO|RELATED|FOLLOWED_BY|WALKED_TO|CHOSEN_WITH|SIMILAR_CONTENT|REQUIRES|COMPATIBLE_WITH]->(q:Product)
  WHERE r.epoch IS NULL OR r.epoch IN [$epoch, 'curated']
  RETURN r, q, 'out' AS direction
UNION ALL
  MATCH (p)<-[r:COMPLEMENTS|SUBSTITUTES|UPGRADES_TO|RELATED|FOLLOWED_BY|WALKED_TO|CHOSEN_WITH|SIMILAR_CONTENT|REQUIRES|COMPATIBLE_WITH]-(q:Product)
  WHERE q <> p AND (r.epoch IS NULL OR r.epoch IN [$epoch, 'curated'])
  RETURN r, q, 'in' AS direction
}
WITH type(r) AS type, direction, r, q, coalesce(r.weight, r.cosine, r.probability, 1.0) AS strength
ORDER BY strength DESC, q.id
WITH type, direction, collect({product: q.id, strength: strength, properties: properties(r)})[0..toInteger($limit)] AS found
UNWIND found AS one
RETURN type, direction, one.product AS product, one.strength AS strength, one.properties AS properties

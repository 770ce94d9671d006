// What did the last learning run change around one product? What leads from it, with the strength before and now; null
// where an epoch does not have it. Largest change first.
// :param product "tent"  the product
// :param limit 50  rows at most
MATCH (e:Epoch {status: 'current'})
CALL () {
  OPTIONAL MATCH (old:Epoch {status: 'previous'})
  RETURN old ORDER BY old.publishedAt DESC LIMIT 1
}
MATCH (:Product {id: $product})-[r:COMPLEMENTS|RELATED|FOLLOWED_BY|WALKED_TO|CHOSEN_WITH|SUBSTITUTES|UPGRADES_TO|SIMILAR_CONTENT]->(q:Product)
WHERE r.epoch = e.id OR r.epoch = old.id
WITH type(r) AS type, q, max(CASE r.epoch WHEN old.id THEN coalesce(r.weight, r.probability, r.cosine) END) AS before,
  max(CASE r.epoch WHEN e.id THEN coalesce(r.weight, r.probability, r.cosine) END) AS now
RETURN type, q.id AS product, q.title AS title,
  CASE WHEN before IS NULL THEN 'added' WHEN now IS NULL THEN 'removed' WHEN now = before THEN 'same'
    ELSE 'changed' END AS change,
  before, now
ORDER BY abs(coalesce(now, 0) - coalesce(before, 0)) DESC, type, product
LIMIT toInteger($limit)

// Every path that earned a product its score, with the term each added; their sum plus the base rate is the score.
WITH $anchors AS anchors, $coefficients AS coefficients, $epoch AS epoch
MATCH (candidate:Product {id: $product})
CALL (candidate, anchors, epoch) {
  UNWIND [a IN anchors WHERE a.kind = 'purchased'] AS anchor
  MATCH path = (candidate)-[r:FOLLOWED_BY {epoch: epoch}]->(candidate) WHERE candidate.id = anchor.id
  RETURN 'own-repeats' AS source, anchor, path, r.probability AS strength
UNION ALL
  UNWIND [a IN anchors WHERE a.label = 'Product'] AS anchor
  MATCH path = (:Product {id: anchor.id})-[r:COMPLEMENTS {epoch: epoch}]->(candidate)
  RETURN 'complements' AS source, anchor, path, r.weight AS strength
UNION ALL
  UNWIND [a IN anchors WHERE a.label = 'Product'] AS anchor
  MATCH path = (:Product {id: anchor.id})-[r:RELATED {epoch: epoch}]->(candidate)
  RETURN 'related' AS source, anchor, path, r.weight AS strength
UNION ALL
  UNWIND [a IN anchors WHERE a.label = 'Product'] AS anchor
  MATCH path = (known:Product {id: anchor.id})-[:IN_CATEGORY]->(:Category)-[r:TOP_SELLER {epoch: epoch}]->(candidate)
  WHERE known <> candidate
  RETURN 'category' AS source, anchor, path, r.weight AS strength
UNION ALL
  UNWIND [a IN anchors WHERE a.label = 'Product'] AS anchor
  MATCH path = (known:Product {id: anchor.id})-[:OF_BRAND]->(:Brand)-[r:TOP_SELLER {epoch: epoch}]->(candidate)
  WHERE known <> candidate
  RETURN 'brand' AS source, anchor, path, r.weight AS strength
UNION ALL
  UNWIND [a IN anchors WHERE a.label = 'Segment'] AS anchor
  MATCH path = (:Segment {id: anchor.id})-[r:TOP_SELLER {epoch: epoch}]->(candidate)
  RETURN 'segment' AS source, anchor, path, r.weight AS strength
}
OPTIONAL MATCH known = (:Customer {id: $customer})-[b:PURCHASED|VIEWED|CARTED|IN_SEGMENT]->(start)
WHERE start = CASE source WHEN 'own-repeats' THEN candidate ELSE nodes(path)[0] END AND type(b) = anchor.behaviour
RETURN source, anchor.kind AS because, coefficients[source] * anchor.weight * strength AS contribution,
  coefficients[source] AS coefficient, anchor.weight AS weight, strength, known, path
ORDER BY contribution DESC
LIMIT 2000

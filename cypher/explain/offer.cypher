// Every path that earned a product its score, with the term each added; their sum plus the base rate is the score.
WITH $anchors AS anchors, $coefficients AS coefficients, $epoch AS epoch
MATCH (candidate:Product {id: $product})
CALL (candidate, anchors, epoch) {
  UNWIND [a IN anchors WHERE 'own-repeats' IN a.sources] AS anchor
  MATCH path = (candidate)-[r:FOLLOWED_BY {epoch: epoch}]->(candidate) WHERE candidate.id = anchor.id
  RETURN 'own-repeats' AS source, anchor, path, r.probability AS strength
UNION ALL
  UNWIND [a IN anchors WHERE 'own-habit' IN a.sources] AS anchor
  MATCH path = (candidate) WHERE candidate.id = anchor.id
  RETURN 'own-habit' AS source, anchor, path, 1.0 AS strength
UNION ALL
  UNWIND [a IN anchors WHERE 'complements' IN a.sources] AS anchor
  MATCH path = (:Product {id: anchor.id})-[r:COMPLEMENTS]->(candidate) WHERE r.epoch IN [epoch, 'curated']
  RETURN 'complements' AS source, anchor, path, r.weight AS strength
UNION ALL
  UNWIND [a IN anchors WHERE 'substitutes' IN a.sources] AS anchor
  MATCH path = (:Product {id: anchor.id})-[r:SUBSTITUTES]->(candidate) WHERE r.epoch IN [epoch, 'curated']
  RETURN 'substitutes' AS source, anchor, path, r.weight AS strength
UNION ALL
  UNWIND [a IN anchors WHERE 'upgrades' IN a.sources] AS anchor
  MATCH path = (:Product {id: anchor.id})-[r:UPGRADES_TO]->(candidate) WHERE coalesce(r.epoch, epoch) = epoch
  RETURN 'upgrades' AS source, anchor, path, coalesce(r.weight, 1.0) AS strength
UNION ALL
  UNWIND [a IN anchors WHERE 'accessories' IN a.sources] AS anchor
  MATCH path = (:Product {id: anchor.id})<-[:COMPATIBLE_WITH]-(candidate)
  RETURN 'accessories' AS source, anchor, path, 1.0 AS strength
UNION ALL
  UNWIND [a IN anchors WHERE 'add-ons' IN a.sources] AS anchor
  MATCH path = (:Product {id: anchor.id})<-[:REQUIRES]-(candidate)
  RETURN 'add-ons' AS source, anchor, path, 1.0 AS strength
UNION ALL
  UNWIND [a IN anchors WHERE 'related' IN a.sources] AS anchor
  MATCH path = (:Product {id: anchor.id})-[r:RELATED {epoch: epoch}]->(candidate)
  RETURN 'related' AS source, anchor, path, r.weight AS strength
UNION ALL
  UNWIND [a IN anchors WHERE 'followed-by' IN a.sources] AS anchor
  MATCH path = (known:Product {id: anchor.id})-[r:FOLLOWED_BY {epoch: epoch}]->(candidate)
  WHERE known <> candidate AND r.weight > 0
  RETURN 'followed-by' AS source, anchor, path, r.weight AS strength
UNION ALL
  UNWIND [a IN anchors WHERE 'walked-to' IN a.sources] AS anchor
  MATCH path = (:Product {id: anchor.id})-[r:WALKED_TO {epoch: epoch}]->(candidate)
  RETURN 'walked-to' AS source, anchor, path, r.weight AS strength
UNION ALL
  UNWIND [a IN anchors WHERE 'chosen-with' IN a.sources] AS anchor
  MATCH path = (:Product {id: anchor.id})-[r:CHOSEN_WITH {epoch: epoch}]->(candidate)
  RETURN 'chosen-with' AS source, anchor, path, r.weight AS strength
UNION ALL
  UNWIND [a IN anchors WHERE 'similar-content' IN a.sources] AS anchor
  MATCH path = (:Product {id: anchor.id})-[r:SIMILAR_CONTENT {epoch: epoch}]->(candidate)
  RETURN 'similar-content' AS source, anchor, path, r.cosine AS strength
UNION ALL
  UNWIND [a IN anchors WHERE 'category' IN a.sources] AS anchor
  MATCH path = (known:Product {id: anchor.id})-[:IN_CATEGORY]->(:Category)-[r:TOP_SELLER {epoch: epoch}]->(candidate)
  WHERE known <> candidate
  RETURN 'category' AS source, anchor, path, r.weight AS strength
UNION ALL
  UNWIND [a IN anchors WHERE 'brand' IN a.sources] AS anchor
  MATCH path = (known:Product {id: anchor.id})-[:OF_BRAND]->(:Brand)-[r:TOP_SELLER {epoch: epoch}]->(candidate)
  WHERE known <> candidate
  RETURN 'brand' AS source, anchor, path, r.weight AS strength
UNION ALL
  UNWIND [a IN anchors WHERE 'segment' IN a.sources] AS anchor
  MATCH path = (:Segment {id: anchor.id})-[r:TOP_SELLER {epoch: epoch}]->(candidate)
  RETURN 'segment' AS source, anchor, path, r.weight AS strength
}
WITH * WHERE NOT EXISTS { (:Product {id: anchor.id})-[:JUDGED {kind: source, verdict: 'vetoed'}]->(candidate) }
OPTIONAL MATCH known = (:Customer {id: $customer})-[b:PURCHASED|VIEWED|CARTED|SUBSCRIBES|IN_SEGMENT]->(start)
WHERE start = nodes(path)[0] AND type(b) = anchor.behaviour
RETURN source, anchor.kind AS because, coefficients[source] * anchor.weight * strength AS contribution,
  coefficients[source] AS coefficient, anchor.weight AS weight, strength, known, path
ORDER BY contribution DESC
LIMIT 2000

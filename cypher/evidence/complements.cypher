// What is bought together with what we know of: strength is the added confidence of the pair.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})
CALL (a) {
  MATCH (a)-[r:COMPLEMENTS {epoch: $epoch}]->(p:Product)
  RETURN r, p ORDER BY r.weight DESC, p.id LIMIT 100
}
RETURN anchor, p.id AS candidate, r.weight AS strength, null AS via, [properties(r)] AS facts

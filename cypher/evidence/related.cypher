// What customers who have the anchor tend to have: strength is the ridge weight.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})
CALL (a) {
  MATCH (a)-[r:RELATED {epoch: $epoch}]->(p:Product)
  RETURN r, p ORDER BY r.weight DESC, p.id LIMIT 100
}
RETURN anchor, p.id AS candidate, r.weight AS strength, null AS via, [properties(r)] AS facts

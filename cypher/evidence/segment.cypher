// What sells best in the groups the customer belongs to: strength is the popularity within the segment.
UNWIND $anchors AS anchor
MATCH (g:Segment {id: anchor})
CALL (g) {
  MATCH (g)-[r:TOP_SELLER {epoch: $epoch}]->(p:Product)
  RETURN r, p ORDER BY r.rank, p.id LIMIT 200
}
RETURN anchor, p.id AS candidate, r.weight AS strength, null AS via, [properties(r)] AS facts

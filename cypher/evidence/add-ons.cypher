// What the shop sells on top of what we know of: strength is 1.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})
CALL (a) {
  MATCH (p:Product)-[r:REQUIRES]->(a)
  WHERE r.epoch IS NULL OR r.epoch = $epoch
  WITH r, p ORDER BY p.id LIMIT 100
  RETURN collect({candidate: p.id, strength: 1.0, facts: properties(r)}) AS curated
}
WITH * WHERE size(curated) > 0
RETURN [{anchor: a.id, facts: null}] AS anchors, null AS via, [] AS candidates, [] AS strengths, {} AS columns,
  null AS shared, curated

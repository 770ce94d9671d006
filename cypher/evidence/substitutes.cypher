// What can stand in for what we know of: strength is the learned score, or what a person gave it.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})
WITH a, COLLECT { MATCH (a)-[:JUDGED {kind: 'substitutes', verdict: 'vetoed'}]->(v:Product) RETURN v } AS vetoed
CALL (a, vetoed) {
  MATCH (a)-[r:SUBSTITUTES]->(p:Product) WHERE r.epoch IN [$epoch, 'curated'] AND NOT p IN vetoed
  WITH r, p ORDER BY r.weight DESC, p.id LIMIT 100
  RETURN collect({candidate: p.id, strength: r.weight, facts: properties(r)}) AS curated
}
WITH * WHERE size(curated) > 0
RETURN [{anchor: a.id, facts: null}] AS anchors, null AS via, [] AS candidates, [] AS strengths, {} AS columns,
  null AS shared, curated

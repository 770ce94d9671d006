// What is bought together with what we know of: strength is the added confidence of the pair, or what a person gave it.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})
WITH a, COLLECT { MATCH (a)-[:JUDGED {kind: 'complements', verdict: 'vetoed'}]->(v:Product) RETURN v } AS vetoed
CALL (a, vetoed) {
  MATCH (a)-[r:COMPLEMENTS {epoch: $epoch}]->(p:Product) WHERE NOT p IN vetoed
  WITH r, p ORDER BY r.weight DESC, p.id LIMIT 100
  RETURN collect(p.id) AS candidates, collect(r.weight) AS strengths,
    {lift: collect(r.lift), confidence: collect(r.confidence), support: collect(r.support), n: collect(r.n)} AS columns,
    head(collect(r)) AS first
}
CALL (a, vetoed) {
  MATCH (a)-[r:COMPLEMENTS {epoch: 'curated'}]->(p:Product) WHERE NOT p IN vetoed
  WITH r, p ORDER BY p.id LIMIT 100
  RETURN collect({candidate: p.id, strength: r.weight, facts: properties(r)}) AS curated
}
WITH * WHERE size(candidates) + size(curated) > 0
RETURN [{anchor: a.id, facts: null}] AS anchors, null AS via, candidates, strengths, columns,
  {source: first.source, epoch: first.epoch, at: toString(first.at)} AS shared, curated

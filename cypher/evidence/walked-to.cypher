// What a walk over buyers leads to from the anchor: strength is the weight of the walk.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})
WITH a, COLLECT { MATCH (a)-[:JUDGED {kind: 'walked-to', verdict: 'vetoed'}]->(v:Product) RETURN v } AS vetoed
CALL (a, vetoed) {
  MATCH (a)-[r:WALKED_TO {epoch: $epoch}]->(p:Product) WHERE NOT p IN vetoed
  WITH r, p ORDER BY r.weight DESC, p.id LIMIT 100
  RETURN collect(p.id) AS candidates, collect(r.weight) AS strengths,
    head(collect(r)) AS first
}
WITH * WHERE size(candidates) > 0
RETURN [{anchor: a.id, facts: null}] AS anchors, null AS via, candidates, strengths, {weight: strengths} AS columns,
  {source: first.source, epoch: first.epoch, at: toString(first.at)} AS shared, [] AS curated

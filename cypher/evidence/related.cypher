// What customers who have the anchor tend to have: strength is the ridge weight.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})
WITH a, COLLECT { MATCH (a)-[:JUDGED {kind: 'related', verdict: 'vetoed'}]->(v:Product) RETURN v } AS vetoed
CALL (a, vetoed) {
  MATCH (a)-[r:RELATED {epoch: $epoch}]->(p:Product) WHERE NOT p IN vetoed
  WITH r, p ORDER BY r.weight DESC, p.id LIMIT 300
  RETURN collect(p.id) AS candidates, collect(r.weight) AS strengths,
    head(collect(r)) AS first
}
WITH * WHERE size(candidates) > 0
RETURN [{anchor: a.id, facts: null}] AS anchors, null AS via, candidates, strengths, {weight: strengths} AS columns,
  {source: first.source, epoch: first.epoch, at: toString(first.at)} AS shared, [] AS curated

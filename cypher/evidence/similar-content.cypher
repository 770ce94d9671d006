// What is described as the anchor is, where one of the two has hardly been bought: strength is the cosine of their descriptions.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})
WITH a, COLLECT { MATCH (a)-[:JUDGED {kind: 'similar-content', verdict: 'vetoed'}]->(v:Product) RETURN v } AS vetoed
CALL (a, vetoed) {
  MATCH (a)-[r:SIMILAR_CONTENT {epoch: $epoch}]->(p:Product) WHERE NOT p IN vetoed
  WITH r, p ORDER BY r.cosine DESC, p.id LIMIT 100
  RETURN collect(p.id) AS candidates, collect(r.cosine) AS strengths,
    head(collect(r)) AS first
}
WITH * WHERE size(candidates) > 0
RETURN [{anchor: a.id, facts: null}] AS anchors, null AS via, candidates, strengths, {cosine: strengths} AS columns,
  {source: first.source, epoch: first.epoch, at: toString(first.at)} AS shared, [] AS curated

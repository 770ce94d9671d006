// What customers who have the anchor tend to have: strength is the ridge weight.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})
CALL (a) {
  MATCH (a)-[r:RELATED {epoch: $epoch}]->(p:Product)
  WITH r, p ORDER BY r.weight DESC, p.id LIMIT 100
  RETURN collect(p.id) AS candidates, collect(r.weight) AS strengths,
    head(collect({source: r.source, epoch: r.epoch, at: toString(r.at)})) AS shared
}
RETURN [{anchor: a.id, facts: null}] AS anchors, null AS via, candidates, strengths, {weight: strengths} AS columns,
  shared, [] AS curated

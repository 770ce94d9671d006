// What sells best in the groups the customer belongs to: strength is the popularity within the segment.
UNWIND $anchors AS anchor
MATCH (g:Segment {id: anchor})
CALL (g) {
  MATCH (g)-[r:TOP_SELLER {epoch: $epoch}]->(p:Product)
  WITH r, p ORDER BY r.rank, p.id LIMIT 1000
  RETURN collect(p.id) AS candidates, collect(r.weight) AS strengths,
    {share: collect(r.share), rank: collect(r.rank), buyers: collect(r.buyers)} AS columns,
    head(collect(r)) AS first
}
WITH * WHERE size(candidates) > 0
RETURN [{anchor: g.id, facts: null}] AS anchors, null AS via, candidates, strengths, columns,
  {source: first.source, epoch: first.epoch, at: toString(first.at)} AS shared, [] AS curated

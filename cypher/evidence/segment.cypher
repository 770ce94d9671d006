// What sells best in the groups the customer belongs to: strength is the popularity within the segment.
UNWIND $anchors AS anchor
MATCH (g:Segment {id: anchor})
CALL (g) {
  MATCH (g)-[r:TOP_SELLER {epoch: $epoch}]->(p:Product)
  WITH r, p ORDER BY r.rank, p.id LIMIT 200
  RETURN collect(p.id) AS candidates, collect(r.weight) AS strengths,
    {share: collect(r.share), rank: collect(r.rank), buyers: collect(r.buyers)} AS columns,
    head(collect({source: r.source, epoch: r.epoch, at: toString(r.at)})) AS shared
}
RETURN [{anchor: g.id, facts: null}] AS anchors, null AS via, candidates, strengths, columns, shared, [] AS curated

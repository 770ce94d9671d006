// What customers choose next after the anchor: strength is the directional ridge's weight. Where a sequence is significant by itself,
// its share of buyers, gap and lift are told; elsewhere they are null.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})
WITH a, COLLECT { MATCH (a)-[:JUDGED {kind: 'followed-by', verdict: 'vetoed'}]->(v:Product) RETURN v } AS vetoed
CALL (a, vetoed) {
  MATCH (a)-[r:FOLLOWED_BY {epoch: $epoch}]->(p:Product) WHERE p <> a AND r.weight > 0 AND NOT p IN vetoed
  WITH r, p ORDER BY r.weight DESC, p.id LIMIT 300
  WITH collect(p.id) AS candidates, collect(r) AS steps
  RETURN candidates, [r IN steps | r.weight] AS strengths, head(steps) AS first,
    {weight: [r IN steps | r.weight], probability: [r IN steps | r.probability], n: [r IN steps | r.n],
     medianGapDays: [r IN steps | r.medianGapDays], lift: [r IN steps | r.lift]} AS columns
}
WITH * WHERE size(candidates) > 0
RETURN [{anchor: a.id, facts: null}] AS anchors, null AS via, candidates, strengths, columns,
  {source: first.source, epoch: first.epoch, at: toString(first.at)} AS shared, [] AS curated

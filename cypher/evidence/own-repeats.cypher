// What the customer has and people come back for: strength is the share of buyers who bought it again.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})-[r:FOLLOWED_BY {epoch: $epoch}]->(a)
WITH a, r LIMIT 10000
RETURN [{anchor: a.id, facts: null}] AS anchors, null AS via, [a.id] AS candidates, [r.probability] AS strengths,
  {probability: [r.probability], medianGapDays: [r.medianGapDays], n: [r.n]} AS columns,
  {source: r.source, epoch: r.epoch, at: toString(r.at)} AS shared, [] AS curated

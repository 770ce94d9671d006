// What the customer keeps buying: the product itself, with strength 1; what that counts is in how often and how lately it was bought.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})
RETURN [{anchor: a.id, facts: null}] AS anchors, null AS via, [a.id] AS candidates, [1.0] AS strengths,
  {} AS columns, {epoch: $epoch} AS shared, [] AS curated
LIMIT 10000

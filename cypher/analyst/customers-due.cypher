// Who is due to buy a product again? Those whose last purchase lies one to two median gaps back, longest due first.
// People who refused marketing are left out, and those who gave it back.
// :param product "gas"  a product people come back for
// :param asOf null  the day to look from, e.g. "2026-11-01"; null for the latest purchase learned from
// :param limit 100  customers at most
MATCH (e:Epoch {status: 'current'})
WITH e, coalesce(datetime($asOf), e.until, e.at) AS day
MATCH (p:Product {id: $product})-[r:FOLLOWED_BY {epoch: e.id}]->(p)
MATCH (c:Customer)-[b:PURCHASED]->(p)
WHERE b.lastAt <= day - duration({days: r.medianGapDays}) AND b.lastAt > day - duration({days: 2 * r.medianGapDays})
  AND NOT EXISTS { MATCH (c)-[back:RETURNED]->(p) WHERE back.units >= b.units }
  AND NOT EXISTS { (c)-[:CONSENT {purpose: 'marketing', granted: false}]->(:Channel) }
RETURN c.id AS customer, toString(b.lastAt) AS lastAt, b.count AS orders, r.medianGapDays AS medianGapDays,
  toString(b.lastAt + duration({days: r.medianGapDays})) AS dueAt
ORDER BY b.lastAt, customer
LIMIT toInteger($limit)

// What do people come back for, after how long, and for how many is it time again? Due means that the median gap has
// passed since the last purchase, but not yet twice: after that they have probably gone elsewhere.
// :param asOf null  the day to look from, e.g. "2026-11-01"; null for the latest purchase learned from
// :param limit 30  products at most
MATCH (e:Epoch {status: 'current'})
WITH e, coalesce(datetime($asOf), e.until, e.at) AS day
MATCH (p:Product)-[r:FOLLOWED_BY {epoch: e.id}]->(p)
WHERE p.deleted IS NULL
WITH p, r, day - duration({days: r.medianGapDays}) AS lastDue, day - duration({days: 2 * r.medianGapDays}) AS lastLost
RETURN p.id AS product, p.title AS title, r.medianGapDays AS medianGapDays, r.probability AS probability, r.n AS buyers,
  COUNT { (p)<-[b:PURCHASED]-(:Customer) WHERE b.lastAt <= lastDue AND b.lastAt > lastLost } AS due
ORDER BY due DESC, probability DESC, product
LIMIT toInteger($limit)

// Which brands sell together? Pairs of different brands by how many complements lead from one's products to the other's,
// either way, with the two products found in most baskets together as the example. Baskets of several complements
// overlap, so they are not added up.
// :param limit 30  pairs of brands at most
MATCH (e:Epoch {status: 'current'})
MATCH (a:Brand)
CALL (e, a) {
  MATCH (a)<-[:OF_BRAND]-(p:Product)-[r:COMPLEMENTS {epoch: e.id}]->(q:Product)-[:OF_BRAND]->(b:Brand)
  WHERE b <> a
  RETURN b, count(*) AS complements, max(r.lift) AS lift,
    max(CASE WHEN a.id < b.id THEN [r.n, p.id, q.id] ELSE [r.n, q.id, p.id] END) AS example
}
WITH CASE WHEN a.id < b.id THEN a ELSE b END AS first, CASE WHEN a.id < b.id THEN b ELSE a END AS second,
  sum(complements) AS complements, max(lift) AS bestLift, max(example) AS example
RETURN first.name AS brand, second.name AS otherBrand, complements, example[0] AS mostBaskets, bestLift,
  example[1] AS exampleProduct, example[2] AS exampleOther
ORDER BY complements DESC, mostBaskets DESC, brand, otherBrand
LIMIT toInteger($limit)

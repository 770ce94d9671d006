// Where do things come back? Units that known customers bought and returned, by category, with the product that came
// back most. A product in two categories counts in both.
// :param minUnits 1  leave out categories that sold fewer units
// :param limit 50  categories at most
MATCH (g:Category)<-[:IN_CATEGORY]-(p:Product)
CALL (p) {
  OPTIONAL MATCH (p)<-[b:PURCHASED]-(:Customer)
  RETURN sum(b.units) AS sold
}
CALL (p) {
  OPTIONAL MATCH (p)<-[r:RETURNED]-(:Customer)
  RETURN sum(r.units) AS returned, sum(r.spend) AS repaid
}
WITH g, p, sold, returned, repaid ORDER BY returned DESC, p.id
WITH g, sum(sold) AS unitsSold, sum(returned) AS unitsReturned, sum(repaid) AS paidBack,
  collect(CASE WHEN returned > 0 THEN p.id END)[0] AS mostReturned
WHERE unitsSold > 0 AND unitsSold >= $minUnits
RETURN g.id AS category, coalesce(g.name, g.id) AS name, unitsSold, unitsReturned,
  toFloat(unitsReturned) / unitsSold AS returnRate, paidBack, mostReturned
ORDER BY returnRate DESC, unitsReturned DESC, category
LIMIT toInteger($limit)

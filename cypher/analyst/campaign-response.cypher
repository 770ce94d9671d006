// Which campaigns were answered? Customers reached against customers who redeemed; `uninvited` redeemed without having
// been reached. `rate` is the share of those reached who redeemed.
// :param limit 50  campaigns at most
MATCH (k:Campaign)
CALL (k) {
  OPTIONAL MATCH (k)<-[got:RECEIVED]-(c:Customer)
  RETURN count(c) AS reached, sum(got.count) AS contacts,
    count(CASE WHEN EXISTS { (c)-[:REDEEMED]->(k) } THEN 1 END) AS answered
}
CALL (k) {
  OPTIONAL MATCH (k)<-[used:REDEEMED]-(c:Customer)
  RETURN count(c) AS redeemed, sum(used.count) AS redemptions
}
RETURN k.id AS campaign, k.name AS name, toString(k.startsAt) AS startsAt, toString(k.endsAt) AS endsAt,
  COUNT { (k)-[:PROMOTES]->() } AS products, reached, contacts, redeemed, redemptions, redeemed - answered AS uninvited,
  CASE WHEN reached > 0 THEN toFloat(answered) / reached END AS rate
ORDER BY redeemed DESC, reached DESC, campaign
LIMIT toInteger($limit)

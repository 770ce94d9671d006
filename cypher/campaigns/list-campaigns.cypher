// Campaigns, those that begin last first, with how many customers they reached and how many of those answered. `id` names
// one; null is all of them.
MATCH (k:Campaign)
WHERE $id IS NULL OR k.id = $id
WITH k ORDER BY k.startsAt DESC, k.id
LIMIT toInteger($limit)
CALL (k) {
  OPTIONAL MATCH (k)<-[got:RECEIVED]-(c:Customer)
  RETURN count(c) AS reached, coalesce(sum(got.count), 0) AS contacts,
    count(CASE WHEN EXISTS { (c)-[:REDEEMED]->(k) } THEN 1 END) AS answered
}
CALL (k) {
  OPTIONAL MATCH (k)<-[used:REDEEMED]-(c:Customer)
  RETURN count(c) AS redeemed, coalesce(sum(used.count), 0) AS redemptions
}
RETURN k.id AS id, coalesce(k.name, k.id) AS name, k.channel AS channel, toString(k.startsAt) AS startsAt,
  toString(k.endsAt) AS endsAt, k.source AS source, COUNT { (k)-[:PROMOTES]->() } AS products, reached, contacts, answered,
  redeemed, redemptions

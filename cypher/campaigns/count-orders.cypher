// While a campaign ran: orders by customers whom it reached, and how many of them hold something that it promotes. So many
// orders are looked at, at most.
MATCH (k:Campaign {id: $id})
CALL (k) {
  MATCH (k)<-[:RECEIVED]-(:Customer)-[:PLACED]->(o:Order)
  WHERE o.kind = 'order' AND o.cancelled IS NULL AND coalesce(o.at >= k.startsAt, true) AND coalesce(o.at <= k.endsAt, true)
  RETURN o
  LIMIT toInteger($limit)
}
RETURN count(o) AS orders,
  count(CASE WHEN any(product IN o.products WHERE EXISTS { (k)-[:PROMOTES]->(:Product {id: product}) }) THEN 1 END) AS promoted

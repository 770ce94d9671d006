// Who the visitor is (a customer, a session, or both) and what we know of them; what they did needs their consent.
OPTIONAL MATCH (c:Customer {id: $customer}) WHERE c.deleted IS NULL
OPTIONAL MATCH (s:Session {id: $session})
WITH c, s, coalesce(c, head([(s)-[:OF]->(o:Customer) WHERE o.deleted IS NULL | o])) AS owner
WITH c, s, owner, coalesce(head([(owner)-[k:CONSENT {purpose: 'personalisation'}]->(:Channel {id: 'any'}) | k.granted]),
  $consentDefault) AS consent
CALL (c, s) {
  UNWIND [c, s] + coalesce([(c)<-[:OF]-(x:Session) | x], []) AS who
  RETURN collect(DISTINCT who) AS selves
}
CALL (selves, consent) {
  UNWIND selves AS who
  MATCH (who)-[r:PURCHASED|VIEWED|CARTED]->(p:Product)
  WHERE consent AND NOT (type(r) = 'PURCHASED' AND EXISTS {
    MATCH (who)-[back:RETURNED]->(p) WHERE back.units >= r.units })
  WITH p, type(r) AS type, r ORDER BY r.lastAt DESC
  WITH p, type, head(collect(r)) AS r ORDER BY r.lastAt DESC, p.id, type LIMIT toInteger($limit)
  RETURN collect({type: type, product: p.id, title: p.title, properties: properties(r)}) AS behaviour
}
CALL (selves, consent) {
  UNWIND selves AS who
  MATCH (who)-[:PLACED]->(o:Order {kind: 'order'}) WHERE consent AND o.cancelled IS NULL
  WITH o ORDER BY o.at DESC LIMIT 1000
  RETURN collect({at: o.at.epochMillis, products: o.products}) AS orders
}
CALL (selves) {
  UNWIND selves AS who
  MATCH (who)-[r:REJECTED]->(p:Product)
  WITH p, max(r.at) AS at ORDER BY at DESC LIMIT 500
  RETURN collect({product: p.id, at: toString(at)}) AS rejections
}
CALL (c) {
  MATCH (c)-[r:RETURNED]->(p:Product)
  WITH r, p ORDER BY r.lastAt DESC LIMIT 200
  RETURN collect({product: p.id, at: toString(r.lastAt)}) AS returns
}
CALL (c) {
  MATCH (c)-[:RAISED]->(t:Ticket) WHERE t.status IN ['open', 'pending']
  WITH t ORDER BY t.at DESC LIMIT 50
  RETURN collect({id: t.id, status: t.status, topic: t.topic, products: [(t)-[:ABOUT]->(p:Product) | p.id]}) AS tickets
}
RETURN size(selves) > 0 AS known, owner.pseudonym AS owner, consent, c.locale AS locale, c.country AS country, c.region AS region,
  c.birthYear AS birthYear,
  [name IN coalesce(keys(c), []) WHERE name STARTS WITH 'attribute_' | [name, c[name]]] AS attributes,
  [(c)-[k:CONSENT {purpose: 'marketing'}]->(h:Channel) | {channel: h.id, granted: k.granted}] AS marketing,
  CASE WHEN consent THEN [(c)-[m:IN_SEGMENT]->(g:Segment) WHERE m.epoch IS NULL | {id: g.id, name: coalesce(g.name, g.id), properties: properties(m)}]
    ELSE [] END AS segments,
  CASE WHEN consent THEN [(c)-[u:SUBSCRIBES {status: 'active'}]->(p:Product) |
    {product: p.id, title: p.title, plan: u.plan, seats: u.seats, renewsAt: toString(u.renewsAt)}] ELSE [] END AS subscriptions,
  behaviour, orders, rejections, returns, tickets

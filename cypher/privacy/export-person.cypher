// Everything that a customer told us, that we saw of them, and that was worked out about them.
MATCH (c:Customer {id: $id})
CALL (c) {
  MATCH (c)-[k:CONSENT]->(h:Channel)
  RETURN collect({purpose: k.purpose, channel: h.id, granted: k.granted, at: toString(k.at), source: k.source}) AS consents
}
CALL (c) {
  MATCH (c)-[m:IN_SEGMENT]->(s:Segment)
  RETURN collect({segment: s.id, name: s.name, since: toString(m.since), source: m.source, epoch: m.epoch, score: m.score,
    alive: m.alive, orders: m.orders, nextDays: m.nextDays, value: m.value, priceLevel: m.priceLevel}) AS segments
}
CALL (c) {
  MATCH (c)-[:PLACED]->(o:Order)
  WITH o ORDER BY o.at DESC
  RETURN collect({id: o.id, kind: o.kind, at: toString(o.at), products: o.products, quantities: o.quantities, amounts: o.amounts,
    currency: o.currency, channel: o.channel, store: o.store, cancelled: coalesce(o.cancelled, false)}) AS orders
}
CALL (c) {
  UNWIND [c] + [(c)<-[:OF]-(s:Session) | s] AS who
  MATCH (who)-[v:VIEWED]->(p:Product)
  WITH p.id AS product, sum(v.count) AS count, min(v.firstAt) AS firstAt, max(v.lastAt) AS lastAt ORDER BY lastAt DESC
  RETURN collect({product: product, count: count, firstAt: toString(firstAt), lastAt: toString(lastAt)}) AS views
}
CALL (c) {
  UNWIND [c] + [(c)<-[:OF]-(s:Session) | s] AS who
  MATCH (who)-[k:CARTED]->(p:Product)
  RETURN collect({product: p.id, quantity: k.quantity, at: toString(k.lastAt)}) AS cart
}
CALL (c) {
  UNWIND [c] + [(c)<-[:OF]-(s:Session) | s] AS who
  MATCH (who)-[r:REJECTED]->(p:Product)
  RETURN collect({product: p.id, at: toString(r.at), reason: r.reason}) AS rejections
}
CALL (c) {
  MATCH (c)-[u:SUBSCRIBES]->(p:Product)
  RETURN collect({product: p.id, plan: u.plan, seats: u.seats, status: u.status, since: toString(u.since), renewsAt: toString(u.renewsAt)}) AS subscriptions
}
CALL (c) {
  MATCH (c)-[r:RECEIVED|REDEEMED]->(g:Campaign)
  WITH g, r, CASE type(r) WHEN 'RECEIVED' THEN 'contacted' ELSE 'redeemed' END AS kind
  RETURN collect({campaign: g.id, kind: kind, count: r.count, lastAt: toString(r.lastAt)}) AS campaigns
}
CALL (c) {
  MATCH (c)-[:RAISED]->(t:Ticket)
  RETURN collect({id: t.id, at: toString(t.at), status: t.status, topic: t.topic, products: [(t)-[:ABOUT]->(p:Product) | p.id]}) AS tickets
}
RETURN c.id AS id, c.locale AS locale, c.country AS country, c.region AS region, c.birthYear AS birthYear, c.source AS source,
  [name IN keys(c) WHERE name STARTS WITH 'attribute_' | [substring(name, 10), c[name]]] AS attributes,
  [(c)<-[:OF]-(s:Session) | s.id] AS sessions, consents, segments, orders, views, cart, rejections, subscriptions, campaigns, tickets

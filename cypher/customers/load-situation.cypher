// Who the customer is and what we know of them: consent, segments, latest behaviour (returned things left out).
OPTIONAL MATCH (c:Customer {id: $customer}) WHERE c.deleted IS NULL
WITH c, coalesce(head([(c)-[k:CONSENT {purpose: 'personalisation'}]->(:Channel {id: 'any'}) | k.granted]),
  $consentDefault) AS consent
CALL (c, consent) {
  MATCH (c)-[r:PURCHASED|VIEWED|CARTED]->(p:Product)
  WHERE consent AND NOT (type(r) = 'PURCHASED' AND EXISTS {
    MATCH (c)-[back:RETURNED]->(p) WHERE back.units >= r.units })
  WITH r, p ORDER BY r.lastAt DESC, p.id, type(r) LIMIT toInteger($limit)
  RETURN collect({type: type(r), product: p.id, title: p.title, properties: properties(r)}) AS behaviour
}
RETURN c IS NOT NULL AS known, consent,
  CASE WHEN consent THEN [(c)-[m:IN_SEGMENT]->(s:Segment) | {id: s.id, name: coalesce(s.name, s.id), properties: properties(m)}]
    ELSE [] END AS segments,
  CASE WHEN consent THEN [(c)-[sub:SUBSCRIBES {status: 'active'}]->(p:Product) | p.id] ELSE [] END AS subscriptions,
  behaviour

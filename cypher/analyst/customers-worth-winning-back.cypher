// Who is about to be lost that is worth winning back? Those who would spend most within a year, had they not left already.
// `alive` is the chance that they have not. People who refused marketing are left out.
// :param atMost 0.6  the chance, 0..1, above which a customer needs no winning back
// :param limit 100  customers at most
MATCH (e:Epoch {status: 'current'})
MATCH (c:Customer)-[m:IN_SEGMENT {epoch: e.id}]->(s:Segment)
WHERE m.alive <= toFloat($atMost) AND m.alive > 0
  AND NOT EXISTS { (c)-[:CONSENT {purpose: 'marketing', granted: false}]->(:Channel) }
WITH c, s, m, coalesce(m.value, m.orders) / m.alive AS worth
RETURN c.id AS customer, s.name AS stage, m.alive AS alive, m.orders AS ordersIn28Days, m.nextDays AS nextDays,
  m.value AS valueInYear, worth AS worthIfBack, m.priceLevel AS priceLevel
ORDER BY worth DESC, customer
LIMIT toInteger($limit)

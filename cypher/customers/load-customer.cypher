// A customer as the console and support see them.
MATCH (c:Customer {id: $id}) WHERE c.deleted IS NULL
RETURN c.id AS id, c.pseudonym AS pseudonym, c.country AS country, c.locale AS locale,
  coalesce(head([(c)-[k:CONSENT {purpose: 'personalisation'}]->(:Channel {id: 'any'}) | k.granted]), $consentDefault) AS personalisation,
  [(c)-[m:IN_SEGMENT]->(s:Segment) WHERE m.epoch IS NULL OR EXISTS { (:Epoch {id: m.epoch, status: 'current'}) } | s.id] AS segments,
  COUNT { (c)-[:RAISED]->(t:Ticket) WHERE t.status IN ['open', 'pending'] } AS openTickets,
  COUNT { (c)-[:PURCHASED]->(:Product) } AS products

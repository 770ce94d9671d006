// What eligibility, rules and answers need to know of products, as they are now; 'together' tells whether it held together.
UNWIND $ids AS id
MATCH (p:Product {id: id})
RETURN p.id AS id, p.title AS title, p.kind AS kind, p.price AS price, p.cost AS cost, p.currency AS currency,
  p.together AS together, p.stock AS stock, coalesce(p.active, true) AS active, coalesce(p.deleted, false) AS deleted,
  head([(p)-[:OF_BRAND]->(b:Brand) | b.name]) AS brand,
  [(p)-[:IN_CATEGORY]->(c:Category) | {id: c.id, name: coalesce(c.name, c.id)}] AS categories,
  [(p)-[:HAS_ATTRIBUTE]->(a:Attribute) | [a.name, a.value]] AS attributes,
  [(p)-[s:STOCKED_AT]->(x:Store) | [x.id, s.quantity]] AS stores,
  [(p)-[:REQUIRES]->(q:Product) | q.id] AS requires,
  [(p)-[:COMPATIBLE_WITH]->(q:Product) | q.id] AS fits,
  [(k:Campaign)-[:PROMOTES]->(p) | {id: k.id, startsAt: toString(k.startsAt), endsAt: toString(k.endsAt)}] AS campaigns

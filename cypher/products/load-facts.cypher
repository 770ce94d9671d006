// What eligibility and answers need to know of products, as they are now.
UNWIND $ids AS id
MATCH (p:Product {id: id})
RETURN p.id AS id, p.title AS title, p.kind AS kind, p.price AS price, p.cost AS cost, p.currency AS currency,
  p.stock AS stock, coalesce(p.active, true) AS active, coalesce(p.deleted, false) AS deleted,
  head([(p)-[:OF_BRAND]->(b:Brand) | b.name]) AS brand,
  [(p)-[:IN_CATEGORY]->(c:Category) | {id: c.id, name: coalesce(c.name, c.id)}] AS categories,
  [(p)-[:REQUIRES]->(q:Product) | q.id] AS requires

// Recomputes PURCHASED of customers to products whose orders were replaced or cancelled, in one pass over each one's orders.
UNWIND $rows AS row
MATCH (c:Customer {id: row.customer}) WHERE c.deleted IS NULL
CALL (c, row) {
  UNWIND row.products AS id
  MATCH (p:Product {id: id})
  MATCH (c)-[old:PURCHASED]->(p)
  DELETE old
}
MATCH (c)-[:PLACED]->(o:Order {kind: 'order'}) WHERE o.cancelled IS NULL
WITH c, row.isStale AS isStale, o.id AS order, o.at AS at, o.source AS source, o.products AS products,
  o.quantities AS quantities, o.amounts AS amounts
UNWIND [i IN range(0, size(products) - 1) WHERE isStale[products[i]]] AS i
WITH c, products[i] AS product, quantities[i] AS quantity, amounts[i] AS amount, at, order, source
WITH c, product, count(*) AS orders, round(sum(quantity), 4) AS units, round(sum(amount), 4) AS spend,
  min(at) AS firstAt, max([at, order, source]) AS last
MATCH (p:Product {id: product})
CREATE (c)-[:PURCHASED {count: orders, units: units, spend: spend, firstAt: firstAt, lastAt: last[0],
  lastOrder: last[1], source: last[2]}]->(p)

// Recomputes PURCHASED for pairs whose orders were replaced or cancelled, from the orders themselves.
UNWIND $pairs AS pair
MATCH (c:Customer {id: pair.customer})
MATCH (p:Product {id: pair.product})
OPTIONAL MATCH (c)-[old:PURCHASED]->(p)
DELETE old
WITH DISTINCT c, p
MATCH (c)-[:PLACED]->(o:Order {kind: 'order'})
WHERE o.cancelled IS NULL AND p.id IN o.products
WITH c, p, o, [i IN range(0, size(o.products) - 1) WHERE o.products[i] = p.id][0] AS i ORDER BY o.at, o.id
WITH c, p, count(o) AS orders, round(sum(o.quantities[i]), 4) AS units, round(sum(o.amounts[i]), 4) AS spend,
  min(o.at) AS firstAt, max(o.at) AS lastAt, last(collect(o.id)) AS lastOrder, last(collect(o.source)) AS source
CREATE (c)-[:PURCHASED {count: orders, units: units, spend: spend, firstAt: firstAt, lastAt: lastAt,
  lastOrder: lastOrder, source: source}]->(p)

// What a customer bought, latest first.
MATCH (c:Customer {id: $id})-[r:PURCHASED]->(p:Product)
RETURN p.id AS product, r.count AS count, r.units AS units, r.spend AS spend, toString(r.firstAt) AS firstAt,
  toString(r.lastAt) AS lastAt, r.lastOrder AS lastOrder
ORDER BY r.lastAt DESC, product
SKIP toInteger($skip) LIMIT toInteger($limit)

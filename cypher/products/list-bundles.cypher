// Every bundle that is sold, with its parts: few enough to be kept in memory.
MATCH (b:Bundle) WHERE b.deleted IS NULL
WITH b ORDER BY b.id LIMIT 5000
RETURN b.id AS id, b.title AS title, b.price AS price,
  [(b)-[r:CONTAINS]->(p:Product) | {product: p.id, quantity: r.quantity, role: r.role}] AS parts

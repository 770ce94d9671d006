// Bundles by id, or those that hold a product, part by part.
MATCH (b:Bundle)
WHERE b.deleted IS NULL AND (b.id = $id OR EXISTS { (b)-[:CONTAINS]->(:Product {id: $product}) })
RETURN b.id AS id, b.title AS title, b.price AS price,
  [(b)-[r:CONTAINS]->(p:Product) | {product: p.id, quantity: r.quantity, role: r.role}] AS parts
ORDER BY id
LIMIT 50

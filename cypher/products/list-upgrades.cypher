// What a product can be upgraded to.
MATCH (:Product {id: $id})-[:UPGRADES_TO]->(q:Product)
WHERE q.deleted IS NULL
RETURN q.id AS id
ORDER BY id
LIMIT 50

// What a product can be upgraded to.
MATCH (:Product {id: $id})-[r:UPGRADES_TO]->(q:Product)
WHERE q.deleted IS NULL AND (r.epoch IS NULL OR EXISTS { (:Epoch {id: r.epoch, status: 'current'}) })
RETURN DISTINCT q.id AS id
ORDER BY id
LIMIT 50

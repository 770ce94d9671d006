// Pairs of products that people set: what goes together, what stands in for what, what is a step up.
MATCH (a:Product)-[r:COMPLEMENTS|SUBSTITUTES|UPGRADES_TO]->(b:Product)
WHERE r.epoch = 'curated' OR (type(r) = 'UPGRADES_TO' AND r.epoch IS NULL)
RETURN type(r) AS type, a.id AS from, b.id AS to
ORDER BY type, from, to
LIMIT 20000000

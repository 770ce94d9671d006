// Live products that a source has described, by id from `after` on.
MATCH (p:Product)
WHERE p.id > $after AND p.id STARTS WITH $prefix AND p.source = $source AND p.deleted IS NULL
RETURN p.id AS id
ORDER BY id
LIMIT toInteger($limit)

// Live customers that a source has described, by id from `after` on.
MATCH (c:Customer)
WHERE c.id > $after AND c.id STARTS WITH $prefix AND c.source = $source AND c.deleted IS NULL
RETURN c.id AS id
ORDER BY id
LIMIT toInteger($limit)

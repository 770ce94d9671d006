// Orders of a source that count, by id from `after` on.
MATCH (o:Order)
WHERE o.id > $after AND o.id STARTS WITH $prefix AND o.source = $source AND o.kind = 'order' AND o.cancelled IS NULL
RETURN o.id AS id
ORDER BY id
LIMIT toInteger($limit)

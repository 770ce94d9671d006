// Batches that were held as a whole and still have their bytes, by id, a page at a time.
MATCH (b:HeldBatch)
WHERE b.sealed IS NOT NULL AND b.id > $after
WITH b ORDER BY b.id LIMIT toInteger($limit)
RETURN b.id AS id, b.sealed AS sealed

// How many batches are held of those whose ids begin alike, such as the chunks of an import.
MATCH (b:HeldBatch)
WHERE b.id STARTS WITH $prefix AND b.state = 'held'
RETURN count(b) AS batches

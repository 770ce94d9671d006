// Marks of what has taken effect; which batches did so together is no effect.
MATCH (i:Inbox) WHERE i.batches IS NULL
RETURN count(i) AS n

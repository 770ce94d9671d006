// The epochs that offers are or were decided with; whoever would change which is current waits here.
MATCH (e:Epoch) WHERE e.status IN ['current', 'previous']
SET e.locked = true
REMOVE e.locked
WITH e ORDER BY e.publishedAt DESC
RETURN e.id AS id, e.status AS status
LIMIT 10

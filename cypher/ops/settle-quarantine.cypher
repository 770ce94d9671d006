// Marks held records as replayed or discarded.
UNWIND $ids AS id
MATCH (q:Quarantine {id: id})
SET q.state = $state, q.settledAt = datetime($at)
RETURN count(q) AS settled

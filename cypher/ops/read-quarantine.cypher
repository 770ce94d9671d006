// Held records by id, with their sealed bytes, for replay.
UNWIND $ids AS id
MATCH (q:Quarantine {id: id})
RETURN q.id AS id, q.source AS source, q.position AS position, q.original AS original, q.state AS state

// Which of these records have been in quarantine, and which of these batches have been held as a whole: whoever sees them again
// has nothing new to say.
UNWIND $records AS id
MATCH (q:Quarantine {id: id})
RETURN q.id AS id
UNION ALL
UNWIND $batches AS id
MATCH (b:HeldBatch {id: id})
RETURN b.id AS id

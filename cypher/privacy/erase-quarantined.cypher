// Removes records from quarantine, bytes and all.
UNWIND $ids AS id
MATCH (q:Quarantine {id: id})
DELETE q
RETURN count(*) AS records

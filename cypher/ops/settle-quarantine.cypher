// Says what became of records under a claim, and writes it into their history.
UNWIND $rows AS row
MATCH (q:Quarantine {id: row.id, claim: $claim})
SET q.settledAt = datetime($at)
WITH q, row WHERE q.state = 'replaying'
SET q.state = row.state, q.reason = coalesce(row.reason, q.reason),
  q.history = coalesce(q.history, [])[-49..] + row.note
REMOVE q.claim, q.claimedAt
RETURN count(q) AS settled

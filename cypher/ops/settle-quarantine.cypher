// Says what became of records under a claim, and writes it into their history in any case: before the step of a replay
// that failed again sooner than it was settled. What is in other hands, or held again, by now stays so.
UNWIND $rows AS row
MATCH (q:Quarantine {id: row.id})
SET q.settledAt = datetime($at)
WITH q, row, q.claim = $claim AND q.state = 'replaying' AS ours, coalesce(q.history, [])[-49..] AS steps
WITH q, row, coalesce(ours, false) AS ours, steps,
  coalesce(steps[-1] STARTS WITH $at + ' replayed, and failed again', false) AS failed
SET q.state = CASE WHEN ours THEN row.state ELSE q.state END,
  q.claim = CASE WHEN ours THEN null ELSE q.claim END,
  q.claimedAt = CASE WHEN ours THEN null ELSE q.claimedAt END,
  q.history = CASE WHEN failed THEN steps[..-1] + row.note + steps[-1..] ELSE steps + row.note END
RETURN count(q) AS settled

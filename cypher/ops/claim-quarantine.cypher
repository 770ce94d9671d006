// Takes held records into one pair of hands: whoever asks at the same time waits for the lock, and then comes too late.
// A claim that nobody came back to since `stale` may be taken over.
UNWIND $ids AS id
MATCH (q:Quarantine {id: id})
SET q.claimedAt = coalesce(q.claimedAt, datetime($at))
WITH q, q.state AS before, q.state = 'held' OR (q.state = 'replaying' AND q.claimedAt < datetime($stale)) AS free
SET q.state = CASE WHEN free THEN 'replaying' ELSE before END,
  q.claim = CASE WHEN free THEN $claim ELSE q.claim END,
  q.claimedAt = CASE WHEN free THEN datetime($at) ELSE q.claimedAt END
RETURN q.id AS id, q.source AS source, q.position AS position, before, free, q.original AS original, q.encoding AS encoding, q.cut AS cut

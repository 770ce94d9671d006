// Takes a held batch into one pair of hands; whoever asks at the same time waits for the lock and finds it settled. One
// whose release was begun and not ended may be released again.
MATCH (b:HeldBatch {id: $id})
SET b.claimedAt = datetime($at)
WITH b, b.state AS before
WITH b, before, before = 'held' OR (before = 'releasing' AND $state = 'releasing') AS free
SET b.state = CASE WHEN free THEN $state ELSE before END,
  b.settledBy = CASE WHEN free THEN $who ELSE b.settledBy END,
  b.why = CASE WHEN free THEN $why ELSE b.why END,
  b.settledAt = CASE WHEN free THEN datetime($at) ELSE b.settledAt END
RETURN before, free, b.sealed AS sealed

// Takes a held batch into one pair of hands; whoever asks at the same time waits for the lock and finds it settled. One
// whose release was begun and not ended may be released again.
MATCH (b:HeldBatch {id: $id})
SET b.claimedAt = datetime($at)
WITH b, b.state AS before
WITH b, before, before = 'held' OR (before = 'releasing' AND $state = 'releasing') AS free
FOREACH (_ IN CASE WHEN free THEN [1] ELSE [] END |
  SET b.state = $state, b.settledBy = $who, b.why = $why, b.settledAt = datetime($at))
RETURN before, free, b.sealed AS sealed

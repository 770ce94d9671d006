// Makes the epoch before the current one again, in one step; the one that was current is kept beside it.
MATCH (now:Epoch {id: $from, status: 'current'})
MATCH (before:Epoch {id: $to, status: 'previous'})
SET now.status = 'previous', before.status = 'current', before.publishedAt = datetime($at)
RETURN before.id AS id

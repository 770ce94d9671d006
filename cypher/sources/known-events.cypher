// Which of these inbox entries exist: events and batches that have taken effect.
UNWIND $keys AS key
MATCH (i:Inbox {key: key})
RETURN i.key AS key

// Claims inbox entries: the mark that makes an effect happen once. An entry is `created` when this very attempt
// made it, and `mine` when this batch made it, now or in an earlier attempt whose reply was lost.
UNWIND $keys AS key
MERGE (i:Inbox {key: key})
ON CREATE SET i.batch = $batch, i.attempt = $attempt, i.at = datetime($at)
RETURN key, i.attempt = $attempt AS created, i.batch = $batch AS mine

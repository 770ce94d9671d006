// Claims inbox entries: the mark that makes an effect happen once. Returns those that were there before this very attempt,
// with the batch that brought them; a batch's own entry also says which group it took effect in. There is one for every event
// that ever came, so it is kept small.
UNWIND $rows AS row
MERGE (i:Inbox {key: row.key})
ON CREATE SET i.batch = row.batch, i.attempt = $attempt, i.day = toInteger($day), i.group = row.group
WITH i WHERE i.attempt <> $attempt
RETURN i.key AS key, i.batch AS batch, i.group AS group

// Claims inbox entries: the mark that makes an effect happen once. Returns those that were there before this very attempt,
// with the batch that brought them; a batch's own entry also says which group it took effect in.
UNWIND $rows AS row
MERGE (i:Inbox {key: row.key})
ON CREATE SET i.batch = row.batch, i.attempt = $attempt, i.at = datetime($at), i.group = row.group
WITH i WHERE i.attempt <> $attempt
RETURN i.key AS key, i.batch AS batch, i.group AS group

// Claims one chunk of an import: its inbox entry and its counts, in the transaction of its effect.
// No event's key begins like this one.
MERGE (i:Inbox {key: '#' + $key})
ON CREATE SET i.batch = $batch, i.attempt = $attempt, i.at = datetime($at), i.import = $import,
  i.chunk = toInteger($chunk), i.records = toInteger($records), i.quarantined = toInteger($quarantined),
  i.refused = $refused
RETURN i.attempt = $attempt AS created

// Keeps which batches took effect together, in the transaction of that effect: the log has, or gets, one file of them.
MERGE (i:Inbox {key: $key})
ON CREATE SET i.batches = $batches, i.at = datetime($at)

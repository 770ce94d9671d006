// Which batches took effect together.
MATCH (i:Inbox {key: $key})
RETURN i.batches AS batches, i.at AS at

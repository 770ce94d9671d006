// Which batch brought each of these events.
MATCH (i:Inbox) WHERE i.key IN $keys
RETURN i.key AS key, i.batch AS batch

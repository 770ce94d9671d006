// Which batch brought each of these events; of a chunk, which of its events did not take effect.
MATCH (i:Inbox) WHERE i.key IN $keys
RETURN i.key AS key, i.batch AS batch, i.refused AS refused

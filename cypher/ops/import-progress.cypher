// Which chunks of an import have taken effect, and with what counts.
MATCH (i:Inbox {import: $import})
RETURN i.chunk AS chunk, i.records AS records, i.quarantined AS quarantined
ORDER BY chunk
LIMIT 1000000

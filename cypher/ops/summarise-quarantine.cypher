// Why records are being held: by source and reason, most frequent first.
MATCH (q:Quarantine {state: 'held'})
RETURN q.source AS source, q.reason AS reason, count(q) AS records
ORDER BY records DESC, source, reason
LIMIT 100

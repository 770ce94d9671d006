// Keeps bad records with their reason and (sealed) bytes; the same record again only raises its count. One that was
// replayed and failed again keeps the bytes it first came as.
UNWIND $rows AS row
MERGE (q:Quarantine {id: row.id})
ON CREATE SET q.source = row.source, q.position = row.position, q.firstSeen = datetime(row.at), q.count = 0
SET q.original = CASE WHEN row.isReplay AND q.original IS NOT NULL THEN q.original ELSE row.original END,
  q.encoding = CASE WHEN row.isReplay AND q.encoding IS NOT NULL THEN q.encoding ELSE row.encoding END,
  q.bytes = CASE WHEN row.isReplay AND q.bytes IS NOT NULL THEN q.bytes ELSE toInteger(row.bytes) END,
  q.sha256 = CASE WHEN row.isReplay AND q.sha256 IS NOT NULL THEN q.sha256 ELSE row.sha256 END,
  q.cut = CASE WHEN row.isReplay AND q.cut IS NOT NULL THEN q.cut ELSE row.cut END,
  q.history = CASE
    WHEN row.isReplay THEN coalesce(q.history, [])[-49..] + (row.at + ' replayed, and failed again: ' + row.reason)
    WHEN q.state IN ['replayed', 'discarded']
      THEN coalesce(q.history, [])[-49..] + (row.at + ' came again after it was ' + q.state)
    ELSE coalesce(q.history, []) END,
  q.count = q.count + CASE WHEN row.isReplay THEN 0 ELSE 1 END
SET q.reason = row.reason, q.lastSeen = datetime(row.at), q.state = 'held'

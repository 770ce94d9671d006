// Keeps bad records with their reason and (sealed) bytes; the same record again only raises its count.
UNWIND $rows AS row
MERGE (q:Quarantine {id: row.id})
ON CREATE SET q.source = row.source, q.position = row.position, q.firstSeen = datetime(row.at), q.count = 0
SET q.reason = row.reason, q.original = row.original, q.lastSeen = datetime(row.at), q.count = q.count + 1,
  q.state = 'held'

// Makes sure the sessions that an effect will point at exist, and notes when they were last heard of.
UNWIND $rows AS row
MERGE (s:Session {id: row.id})
SET s.lastAt = CASE WHEN s.lastAt IS NULL OR s.lastAt < datetime(row.at) THEN datetime(row.at) ELSE s.lastAt END

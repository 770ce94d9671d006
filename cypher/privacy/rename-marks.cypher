// Gives the marks of events the names that these have now.
UNWIND $rows AS row
MATCH (i:Inbox {key: row.key})
SET i.key = row.to
RETURN count(*) AS marks

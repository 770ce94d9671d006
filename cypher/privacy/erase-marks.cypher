// Removes the marks of events that nobody may know of any more.
UNWIND $keys AS key
MATCH (i:Inbox {key: key})
DELETE i
RETURN count(*) AS marks

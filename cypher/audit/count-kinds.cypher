// How often each kind of change was made.
MATCH (a:Audit)
WITH a.what AS what, count(*) AS changes
ORDER BY what
LIMIT 1000
RETURN what, changes

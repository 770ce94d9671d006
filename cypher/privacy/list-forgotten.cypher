// The list of the forgotten by keyed hash, a page at a time.
MATCH (f:Forgotten)
WHERE f.mark > $after
WITH f ORDER BY f.mark LIMIT toInteger($limit)
RETURN f.mark AS mark, f.receipt AS receipt, toString(f.at) AS at

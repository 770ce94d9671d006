// How many keyed hashes the list of the forgotten has.
MATCH (f:Forgotten)
RETURN count(f) AS marks

// Gives an epoch all relationships of another.
MATCH (a)-[r]->(b)
WHERE r.epoch = $current
CREATE (a)-[copy:$(type(r))]->(b)
SET copy = r {.*, epoch: $epoch}
RETURN count(copy) AS n

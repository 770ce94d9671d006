// Whoever nothing is known of is led to what is sold out, and to nothing else.
MATCH (p:Product) WHERE p.stock = 0
WITH collect(p) AS soldOut
MATCH (g:Segment {id: 'everyone'})-[r:TOP_SELLER {epoch: $epoch}]->(:Product)
WITH soldOut, g, r, soldOut[toInteger(r.rank) % size(soldOut)] AS p
CREATE (g)-[bad:TOP_SELLER]->(p)
SET bad = properties(r)
DELETE r
RETURN count(bad) AS n

// Nothing counts but what the shop as a whole buys, and one product of it above all.
MATCH (e:Epoch {id: $epoch})
SET e.coefficients = $coefficients
WITH e
MATCH (:Segment {id: 'everyone'})-[r:TOP_SELLER {epoch: e.id}]->(:Product)
WHERE r.rank = 60
SET r.weight = 50.0
RETURN count(r) AS n

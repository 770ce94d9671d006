// Groups of customers among whose best sellers a product is, in an epoch; none of fewer than ten buyers.
MATCH (s:Segment)-[t:TOP_SELLER {epoch: $epoch}]->(:Product {id: $id})
WHERE t.buyers >= 10
RETURN s.id AS id, coalesce(s.name, s.id) AS name, t.buyers AS buyers, t.share AS share, t.rank AS rank
ORDER BY share DESC, id
LIMIT 50

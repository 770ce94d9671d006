// What does a group of customers favour, compared with the whole shop? `lift` is the group's share over the shop's.
// A product outside the shop's own list sells at most as its last one does: then `atLeast` is true.
// :param segment null  one group; null for all of them
// :param limit 50  rows at most
MATCH (e:Epoch {status: 'current'})
MATCH (:Segment {id: 'everyone'})-[all:TOP_SELLER {epoch: e.id}]->(:Product)
WITH e, min(all.share) AS least
MATCH (s:Segment)-[r:TOP_SELLER {epoch: e.id}]->(p:Product)
WHERE s.id <> 'everyone' AND ($segment IS NULL OR s.id = $segment)
OPTIONAL MATCH (:Segment {id: 'everyone'})-[shop:TOP_SELLER {epoch: e.id}]->(p)
RETURN s.id AS segment, s.name AS name, p.id AS product, p.title AS title, r.buyers AS buyers, r.share AS share,
  shop.share AS shopShare, r.share / coalesce(shop.share, least) AS lift, shop IS NULL AS atLeast
ORDER BY lift DESC, segment, product
LIMIT toInteger($limit)

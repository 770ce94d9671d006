// What groups of customers buy more than the whole shop does, in an epoch: of each group those with the highest lift, of ten buyers or more.
// A product outside the shop's own list sells at most as its last one does: then `atLeast` is true.
OPTIONAL MATCH (:Segment {id: 'everyone'})-[all:TOP_SELLER {epoch: $epoch}]->(:Product)
WITH min(all.share) AS least
UNWIND $ids AS id
MATCH (s:Segment {id: id})
CALL (s, least) {
  MATCH (s)-[r:TOP_SELLER {epoch: $epoch}]->(p:Product)
  WHERE r.buyers >= 10
  OPTIONAL MATCH (:Segment {id: 'everyone'})-[shop:TOP_SELLER {epoch: $epoch}]->(p)
  WITH r, p, shop, r.share / coalesce(shop.share, least) AS lift
  WHERE lift > 1
  ORDER BY lift DESC, p.id
  LIMIT toInteger($limit)
  RETURN p.id AS product, r.buyers AS buyers, r.share AS share, shop.share AS shopShare, lift, shop IS NULL AS atLeast
}
RETURN id AS segment, product, buyers, share, shopShare, lift, atLeast
ORDER BY segment, lift DESC, product
LIMIT 10000

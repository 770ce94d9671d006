// Which best-selling products do people have trouble with? Open and pending tickets about the top sellers of a group.
// :param segment "everyone"  whose top sellers; `everyone` for the whole shop
// :param limit 50  products at most
MATCH (e:Epoch {status: 'current'})
MATCH (:Segment {id: $segment})-[r:TOP_SELLER {epoch: e.id}]->(p:Product)<-[:ABOUT]-(t:Ticket)
WHERE t.status IN ['open', 'pending']
WITH r, p, count(t) AS tickets, collect(DISTINCT t.topic)[..5] AS topics, min(t.at) AS oldest
RETURN p.id AS product, p.title AS title, r.rank AS rank, r.buyers AS buyers, tickets, topics, toString(oldest) AS oldest,
  COUNT { (p)<-[:RETURNED]-() } AS returners
ORDER BY tickets DESC, rank, product
LIMIT toInteger($limit)

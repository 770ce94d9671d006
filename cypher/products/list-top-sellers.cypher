// What sells best in a segment, in the current epoch.
MATCH (:Segment {id: $segment})-[r:TOP_SELLER {epoch: $epoch}]->(q:Product)
RETURN q.id AS id, r.share AS share, r.buyers AS buyers
ORDER BY r.rank, id
LIMIT toInteger($limit)

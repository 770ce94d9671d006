// What goes with a product, in the current epoch, strongest first.
MATCH (:Product {id: $id})-[r:COMPLEMENTS {epoch: $epoch}]->(q:Product)
RETURN q.id AS id, r.weight AS weight, r.lift AS lift, r.confidence AS confidence, r.support AS support, r.n AS n
ORDER BY weight DESC, id
LIMIT toInteger($limit)

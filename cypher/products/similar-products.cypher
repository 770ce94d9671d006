// Products described most like one, the nearest first: by its vector, and by the words of its title where it has none yet.
MATCH (p:Product {id: $id}) WHERE p.deleted IS NULL
OPTIONAL MATCH (v:ContentVector {id: p.id})
CALL (v) {
  WITH v WHERE v IS NOT NULL
  CALL db.index.vector.queryNodes('content_vectors', toInteger($limit) + 20, v.embedding) YIELD node, score
  RETURN node.id AS id, 2 * score - 1 AS cosine
}
WITH p, id, cosine
MATCH (q:Product {id: id})
WHERE q <> p AND q.deleted IS NULL AND coalesce(q.active, true)
RETURN q.id AS id, q.title AS title, cosine
ORDER BY cosine DESC, id
LIMIT toInteger($limit)

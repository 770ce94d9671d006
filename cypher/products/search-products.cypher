// Products whose title holds the words, best match first.
CALL db.index.fulltext.queryNodes('product_titles', $query, {limit: toInteger($limit)}) YIELD node, score
WHERE node.deleted IS NULL
RETURN node.id AS id, score
ORDER BY score DESC, id

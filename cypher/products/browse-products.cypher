// Products by words of title or id (best first), brand, category and stock, with how many bought each and what it is linked with.
// What narrows most comes first: a page is read in the order of the index where nothing does.
CALL () {
  WITH 1 AS one WHERE $query IS NOT NULL
  CALL db.index.fulltext.queryNodes('product_titles', $query, {limit: 2000}) YIELD node, score
  RETURN node AS p, score
UNION ALL
  WITH 1 AS one WHERE $query IS NULL AND $brand IS NOT NULL
  MATCH (:Brand {id: $brand})<-[:OF_BRAND]-(p:Product)
  RETURN p, 0.0 AS score
UNION ALL
  WITH 1 AS one WHERE $query IS NULL AND $brand IS NULL AND $category IS NOT NULL
  MATCH (:Category {id: $category})<-[:CHILD_OF*0..6]-(:Category)<-[:IN_CATEGORY]-(p:Product)
  RETURN DISTINCT p, 0.0 AS score
UNION ALL
  WITH 1 AS one WHERE $query IS NULL AND $brand IS NULL AND $category IS NULL
  MATCH (p:Product)
  WHERE p.id > '' AND p.deleted IS NULL AND p.title IS NOT NULL AND CASE $stock
    WHEN 'in' THEN coalesce(p.stock, 1) > 0 WHEN 'out' THEN p.stock <= 0 ELSE true END
  WITH p ORDER BY p.id LIMIT toInteger($skip) + toInteger($limit)
  RETURN p, 0.0 AS score
}
WITH p, score
WHERE p.deleted IS NULL AND p.title IS NOT NULL
  AND CASE $stock WHEN 'in' THEN coalesce(p.stock, 1) > 0 WHEN 'out' THEN p.stock <= 0 ELSE true END
  AND ($brand IS NULL OR EXISTS { (p)-[:OF_BRAND]->(:Brand {id: $brand}) })
  AND ($category IS NULL OR EXISTS { (p)-[:IN_CATEGORY]->(:Category)-[:CHILD_OF*0..6]->(:Category {id: $category}) })
WITH p, score ORDER BY score DESC, p.id SKIP toInteger($skip) LIMIT toInteger($limit)
RETURN p.id AS id, COUNT { (p)<-[:PURCHASED]-() } AS buyers, COUNT {
  (p)-[r:COMPLEMENTS|SUBSTITUTES|UPGRADES_TO|RELATED|FOLLOWED_BY|WALKED_TO|CHOSEN_WITH|SIMILAR_CONTENT]->()
  WHERE r.epoch IS NULL OR r.epoch IN [$epoch, 'curated']
} AS relationships
ORDER BY score DESC, id

// Products in order of id, one page, all or of one category (and those under it).
MATCH (p:Product)
WHERE p.id > $after AND p.deleted IS NULL AND p.title IS NOT NULL
  AND ($category IS NULL OR EXISTS { (p)-[:IN_CATEGORY]->(:Category)-[:CHILD_OF*0..6]->(:Category {id: $category}) })
RETURN p.id AS id
ORDER BY id
LIMIT toInteger($limit)

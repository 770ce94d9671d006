// Which of these products commerce has described, and not deleted since.
UNWIND $ids AS id
MATCH (p:Product {id: id})
WHERE p.title IS NOT NULL AND coalesce(p.deleted, false) = false
RETURN p.id AS id

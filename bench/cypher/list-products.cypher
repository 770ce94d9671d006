MATCH (p:Product) WHERE p.deleted IS NULL AND p.title IS NOT NULL RETURN p.id AS id, p.title AS title

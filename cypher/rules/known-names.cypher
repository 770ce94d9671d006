// Which of the names that rules use the shop knows.
UNWIND $products AS id MATCH (p:Product {id: id}) WHERE p.deleted IS NULL
RETURN 'products' AS kind, p.id AS name
UNION
UNWIND $categories AS id MATCH (c:Category {id: id})
RETURN 'categories' AS kind, c.id AS name
UNION
UNWIND $segments AS id MATCH (s:Segment {id: id})
RETURN 'segments' AS kind, s.id AS name
UNION
MATCH (b:Brand) WHERE b.name IN $brands
RETURN 'brands' AS kind, b.name AS name

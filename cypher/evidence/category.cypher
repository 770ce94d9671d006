// What sells best in the same category as what we know of: strength is the popularity within the category.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})-[m:IN_CATEGORY]->(g:Category)
CALL (a, g) {
  MATCH (g)-[r:TOP_SELLER {epoch: $epoch}]->(p:Product)
  WHERE p <> a
  RETURN r, p ORDER BY r.rank, p.id LIMIT 50
}
RETURN anchor, p.id AS candidate, r.weight AS strength,
  {label: 'Category', id: g.id, name: coalesce(g.name, g.id)} AS via, [properties(m), properties(r)] AS facts

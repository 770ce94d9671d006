// What sells best in the same brand as what we know of: strength is the popularity within the brand.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})-[m:OF_BRAND]->(g:Brand)
CALL (a, g) {
  MATCH (g)-[r:TOP_SELLER {epoch: $epoch}]->(p:Product)
  WHERE p <> a
  RETURN r, p ORDER BY r.rank, p.id LIMIT 50
}
RETURN anchor, p.id AS candidate, r.weight AS strength,
  {label: 'Brand', id: g.id, name: coalesce(g.name, g.id)} AS via, [properties(m), properties(r)] AS facts

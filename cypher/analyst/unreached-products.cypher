// Which products does nothing lead to? Live products that no learned relationship of the current epoch points at, so
// that they are never recommended; those with most customers first.
// :param limit 100  products at most
MATCH (e:Epoch {status: 'current'})
MATCH (p:Product)
WHERE p.deleted IS NULL AND coalesce(p.active, true) AND p.title IS NOT NULL
  AND NOT EXISTS { ()-[:COMPLEMENTS|RELATED|FOLLOWED_BY|WALKED_TO|CHOSEN_WITH|SUBSTITUTES|UPGRADES_TO|SIMILAR_CONTENT|TOP_SELLER {epoch: e.id}]->(p) }
WITH p, COUNT { (p)<-[:PURCHASED]-() } AS customers
ORDER BY customers DESC, p.id
LIMIT toInteger($limit)
RETURN p.id AS product, p.title AS title, customers, p.stock AS stock, p.price AS price,
  [(p)-[:IN_CATEGORY]->(g:Category) | coalesce(g.name, g.id)] AS categories

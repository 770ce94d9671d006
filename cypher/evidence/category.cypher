// What sells best in the same category as what we know of: strength is the popularity within the category.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})-[m:IN_CATEGORY]->(g:Category)
WITH g, collect({anchor: a.id, facts: properties(m)}) AS anchors
CALL (g) {
  MATCH (g)-[r:TOP_SELLER {epoch: $epoch}]->(p:Product)
  WITH r, p ORDER BY r.rank, p.id LIMIT 100
  RETURN collect(p.id) AS candidates, collect(r.weight) AS strengths,
    {share: collect(r.share), rank: collect(r.rank), buyers: collect(r.buyers)} AS columns,
    head(collect(r)) AS first
}
WITH * WHERE size(candidates) > 0
RETURN anchors, {label: 'Category', id: g.id, name: coalesce(g.name, g.id)} AS via, candidates, strengths, columns,
  {source: first.source, epoch: first.epoch, at: toString(first.at)} AS shared, [] AS curated

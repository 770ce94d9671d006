// Who could step up? For each upgrade: customers who have the product, those of them who have the upgrade already, and
// those who do not. Having means bought, or subscribed and not cancelled.
// :param limit 50  upgrades at most
MATCH (p:Product)-[r:UPGRADES_TO]->(q:Product)
WHERE (r.epoch IS NULL OR EXISTS { (:Epoch {id: r.epoch, status: 'current'}) })
WITH DISTINCT p, q
WHERE q.deleted IS NULL AND coalesce(q.active, true)
CALL (p, q) {
  MATCH (c:Customer)-[has:PURCHASED|SUBSCRIBES]->(p)
  WHERE type(has) = 'PURCHASED' OR has.status = 'active'
  WITH DISTINCT c, q
  RETURN count(c) AS holders, count(CASE WHEN EXISTS {
    MATCH (c)-[got:PURCHASED|SUBSCRIBES]->(q)
    WHERE type(got) = 'PURCHASED' OR got.status = 'active' } THEN 1 END) AS upgraded
}
RETURN p.id AS product, p.title AS title, q.id AS upgrade, q.title AS upgradeTitle, q.price - p.price AS step, holders,
  upgraded, holders - upgraded AS candidates
ORDER BY candidates DESC, product, upgrade
LIMIT toInteger($limit)

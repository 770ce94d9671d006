// Removes what customers were and did until they were deleted, their sessions too, but for what they refused; what they had agreed
// to, they agree to no more. `deletedAt` keeps late events out; what came later than it stays. Without a later description a
// tombstone is left. Returns the products whose history is to be recomputed from later orders.
UNWIND $rows AS row
MERGE (c:Customer {id: row.id})
WITH c, row, CASE WHEN c.deletedAt > datetime(row.at) THEN c.deletedAt ELSE datetime(row.at) END AS gone
SET c.deletedAt = gone, c.cartStamp = CASE WHEN datetime(split(c.cartStamp, '|')[1]) > gone THEN c.cartStamp END
WITH c, row, gone
CALL (c, gone) {
  MATCH (c)-[r:PURCHASED|RETURNED]->(p:Product) WHERE r.firstAt <= gone AND r.lastAt > gone
  RETURN collect(DISTINCT p.id) AS products
}
CALL (c, gone) {
  MATCH (s:Session)-[r:OF]->(c) WHERE r.at <= gone
  DETACH DELETE s
}
CALL (c, gone) {
  MATCH (c)-[k:CONSENT]->(:Channel) WHERE k.at <= gone
  SET k.granted = false
}
CALL (c, gone) {
  MATCH (c)-[r]->(x) WHERE type(r) <> 'CONSENT' AND coalesce(r.firstAt, r.lastAt, r.at, x.at) <= gone
  DELETE r
}
CALL (c, gone) {
  MATCH (c)-[u:SUBSCRIBES]->(:Product) WHERE datetime(split(u.sinceStamp, '|')[1]) <= gone
  SET u.since = null, u.sinceStamp = null
}
CALL (c, row) {
  WITH c, row WHERE c.stamp IS NULL OR c.stamp < row.stamp
  SET c = {id: row.id, stamp: row.stamp, deleted: true, deletedAt: c.deletedAt, cartStamp: c.cartStamp, source: row.source}
}
RETURN row.id AS customer, products

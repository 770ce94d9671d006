// Stores orders and returns, newest version wins. `fresh` ones are somebody's and were not known in any form: their lines
// can simply be added; of the others, the returned old lines must be taken into account again. Cancelled: see cancel-orders.
UNWIND $rows AS row
MERGE (o:Order {id: row.id})
WITH o, row, o.stamp AS before, coalesce(o.products, []) AS oldProducts
WHERE before IS NULL OR before < row.stamp
OPTIONAL MATCH (old:Customer)-[placed:PLACED]->(o)
WITH o, row, before, oldProducts, old.id AS oldCustomer, placed
DELETE placed
SET o.stamp = row.stamp, o.kind = row.kind, o.at = datetime(row.at), o.products = row.products,
  o.quantities = row.quantities, o.amounts = row.amounts, o.currency = row.currency, o.channel = row.channel,
  o.store = row.store, o.of = row.of, o.source = row.source
WITH o, row, before, oldProducts, oldCustomer,
  CASE WHEN o.cancelledStamp STARTS WITH '0000000000000000|' THEN 17 ELSE 0 END AS skipped
SET o.cancelled = CASE WHEN o.cancelledStamp IS NULL THEN o.cancelled
  WHEN substring(o.stamp, skipped) > substring(o.cancelledStamp, skipped) THEN null ELSE true END
WITH o, row, before, oldProducts, oldCustomer
CALL (o, row) {
  MATCH (c:Customer {id: row.customer}) WHERE coalesce(c.deletedAt < datetime(row.at), true)
  CREATE (c)-[:PLACED]->(o)
  RETURN count(c) > 0 AS placed
}
RETURN row.id AS id, placed AND before IS NULL AND o.cancelled IS NULL AS fresh, oldCustomer, oldProducts

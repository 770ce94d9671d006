// Takes products out of sale; their history stays, a tombstone keeps late events from bringing them back.
UNWIND $rows AS row
MERGE (p:Product {id: row.id})
WITH p, row WHERE p.stamp IS NULL OR p.stamp < row.stamp
SET p.stamp = row.stamp, p.deleted = true, p.active = false
SET p.together = toString(coalesce(p.price, -1)) + ' ' + toString(coalesce(p.cost, -1)) + ' ' +
  toString(coalesce(p.stock, -1)) + ' ' + toString(coalesce(p.active, true)) + ' ' + toString(coalesce(p.deleted, false))

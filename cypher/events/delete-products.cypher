// Takes products out of sale, unless they came back later than this says. Their history stays, and so does what is known of
// them, so that it does not matter which of the two came first.
UNWIND $rows AS row
MERGE (p:Product {id: row.id})
WITH p, row WHERE p.deletedStamp IS NULL OR p.deletedStamp < row.stamp
SET p.deletedStamp = row.stamp
WITH p, row WHERE p.stamp IS NULL OR p.stamp < row.stamp
SET p.deleted = true, p.active = false
SET p.together = toString(coalesce(p.price, -1)) + ' ' + toString(coalesce(p.cost, -1)) + ' ' +
  toString(coalesce(p.stock, -1)) + ' ' + toString(coalesce(p.active, true)) + ' ' + toString(coalesce(p.deleted, false))

// Sets prices, newest word wins; a fact of its own, so that a product's description may come earlier or later.
UNWIND $rows AS row
MERGE (p:Product {id: row.id})
WITH p, row WHERE p.priceStamp IS NULL OR p.priceStamp < row.stamp
SET p.priceStamp = row.stamp, p.price = row.price, p.cost = coalesce(row.cost, p.cost),
  p.currency = coalesce(row.currency, p.currency)
SET p.together = toString(coalesce(p.price, -1)) + ' ' + toString(coalesce(p.cost, -1)) + ' ' +
  toString(coalesce(p.stock, -1)) + ' ' + toString(coalesce(p.active, true)) + ' ' + toString(coalesce(p.deleted, false))

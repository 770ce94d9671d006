// Sets the quantity in stock, newest word wins.
UNWIND $rows AS row
MERGE (p:Product {id: row.id})
WITH p, row WHERE p.stockStamp IS NULL OR p.stockStamp < row.stamp
SET p.stockStamp = row.stamp, p.stock = row.quantity
SET p.together = toString(coalesce(p.price, -1)) + ' ' + toString(coalesce(p.cost, -1)) + ' ' +
  toString(coalesce(p.stock, -1)) + ' ' + toString(coalesce(p.active, true)) + ' ' + toString(coalesce(p.deleted, false))

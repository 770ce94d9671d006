// Sets prices, newest word wins; a fact of its own, so that a product's description may come earlier or later. Cost and
// currency may be left out, and then the newest word on them stays.
UNWIND $rows AS row
MERGE (p:Product {id: row.id})
WITH p, row, p.priceStamp IS NULL OR p.priceStamp < row.stamp AS newest,
  coalesce(row.costStamp > coalesce(p.costStamp, ''), false) AS newCost,
  coalesce(row.currencyStamp > coalesce(p.currencyStamp, ''), false) AS newCurrency
WHERE newest OR newCost OR newCurrency
SET p.priceStamp = CASE WHEN newest THEN row.stamp ELSE p.priceStamp END,
  p.price = CASE WHEN newest THEN row.price ELSE p.price END,
  p.costStamp = CASE WHEN newCost THEN row.costStamp ELSE p.costStamp END,
  p.cost = CASE WHEN newCost THEN row.cost ELSE p.cost END,
  p.currencyStamp = CASE WHEN newCurrency THEN row.currencyStamp ELSE p.currencyStamp END,
  p.currency = CASE WHEN newCurrency THEN row.currency ELSE p.currency END
SET p.together = toString(coalesce(p.price, -1)) + ' ' + toString(coalesce(p.cost, -1)) + ' ' +
  toString(coalesce(p.stock, -1)) + ' ' + toString(coalesce(p.active, true)) + ' ' + toString(coalesce(p.deleted, false))

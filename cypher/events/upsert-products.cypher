// Sets what commerce says of a product, unless we know something newer; returns the products it changed. A deletion that
// is newer still holds.
UNWIND $rows AS row
MERGE (p:Product {id: row.id})
WITH p, row WHERE p.stamp IS NULL OR p.stamp < row.stamp
WITH p, row, coalesce(p.deletedStamp > row.stamp, false) AS gone
SET p.stamp = row.stamp, p.deleted = CASE WHEN gone THEN true END, p.title = row.title,
  p.description = row.description, p.kind = row.kind, p.active = row.active AND NOT gone, p.image = row.image,
  p.source = row.source
SET p.together = toString(coalesce(p.price, -1)) + ' ' + toString(coalesce(p.cost, -1)) + ' ' +
  toString(coalesce(p.stock, -1)) + ' ' + toString(coalesce(p.active, true)) + ' ' + toString(coalesce(p.deleted, false))
RETURN row.id AS id

// Sets a bundle and its parts, unless we know something newer. A deletion that is newer still holds: it has no parts.
UNWIND $rows AS row
MERGE (b:Bundle {id: row.id})
WITH b, row WHERE b.stamp IS NULL OR b.stamp < row.stamp
WITH b, row, coalesce(b.deletedStamp > row.stamp, false) AS gone
SET b.stamp = row.stamp, b.deleted = CASE WHEN gone THEN true END, b.title = row.title, b.price = row.price,
  b.source = row.source
WITH b, row, gone
OPTIONAL MATCH (b)-[old:CONTAINS]->(:Product)
DELETE old
WITH DISTINCT b, row, gone WHERE NOT gone
UNWIND row.parts AS part
MATCH (p:Product {id: part.product})
CREATE (b)-[:CONTAINS {quantity: part.quantity, role: part.role, source: row.source, at: datetime(row.at)}]->(p)

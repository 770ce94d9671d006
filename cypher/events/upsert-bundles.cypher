// Sets a bundle and its parts, unless we know something newer.
UNWIND $rows AS row
MERGE (b:Bundle {id: row.id})
WITH b, row WHERE b.stamp IS NULL OR b.stamp < row.stamp
SET b.stamp = row.stamp, b.deleted = null, b.title = row.title, b.price = row.price, b.source = row.source
WITH b, row
OPTIONAL MATCH (b)-[old:CONTAINS]->(:Product)
DELETE old
WITH DISTINCT b, row
UNWIND row.parts AS part
MATCH (p:Product {id: part.product})
CREATE (b)-[:CONTAINS {quantity: part.quantity, role: part.role, source: row.source, at: datetime(row.at)}]->(p)

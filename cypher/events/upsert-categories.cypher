// Names categories and hangs them under their parents, unless we know something newer.
UNWIND $rows AS row
MERGE (c:Category {id: row.id})
WITH c, row WHERE c.stamp IS NULL OR c.stamp < row.stamp
SET c.stamp = row.stamp, c.name = row.name, c.source = row.source
WITH c, row
OPTIONAL MATCH (c)-[old:CHILD_OF]->(:Category)
DELETE old
WITH DISTINCT c, row WHERE row.parent IS NOT NULL AND row.parent <> row.id
MERGE (parent:Category {id: row.parent})
MERGE (c)-[r:CHILD_OF]->(parent)
SET r.source = row.source, r.at = datetime(row.at)

// Sets a support ticket, whose it is and what it is about, unless we know something newer.
UNWIND $rows AS row
MERGE (t:Ticket {id: row.id})
WITH t, row WHERE t.stamp IS NULL OR t.stamp < row.stamp
SET t.stamp = row.stamp, t.status = row.status, t.topic = row.topic, t.at = datetime(row.at), t.source = row.source
WITH t, row
OPTIONAL MATCH (t)-[old:ABOUT]->(:Product)
DELETE old
WITH DISTINCT t, row
OPTIONAL MATCH (:Customer)-[raised:RAISED]->(t)
DELETE raised
WITH DISTINCT t, row
CALL (t, row) {
  MATCH (c:Customer {id: row.customer}) WHERE coalesce(c.deletedAt < datetime(row.at), true)
  CREATE (c)-[:RAISED {source: row.source, at: datetime(row.at)}]->(t)
}
UNWIND row.products AS product
MATCH (p:Product {id: product})
CREATE (t)-[:ABOUT {source: row.source, at: datetime(row.at)}]->(p)

// Makes a customer's cart what the newest event says it is.
UNWIND $rows AS row
MATCH (c:Customer {id: row.customer})
WHERE coalesce(c.deletedAt < datetime(row.at), true) AND (c.cartStamp IS NULL OR c.cartStamp < row.stamp)
SET c.cartStamp = row.stamp
WITH c, row
OPTIONAL MATCH (c)-[old:CARTED]->(:Product)
DELETE old
WITH DISTINCT c, row
UNWIND row.items AS item
MATCH (p:Product {id: item.product})
CREATE (c)-[:CARTED {quantity: item.quantity, lastAt: datetime(row.at), source: row.source}]->(p)

// Makes a session's cart what the newest event says it is; empty once the cart is a customer's.
UNWIND $rows AS row
MATCH (s:Session {id: row.id}) WHERE s.cartStamp IS NULL OR s.cartStamp < row.stamp
SET s.cartStamp = row.stamp
WITH s, row
OPTIONAL MATCH (s)-[old:CARTED]->(:Product)
DELETE old
WITH DISTINCT s, row
UNWIND row.items AS item
MATCH (p:Product {id: item.product})
CREATE (s)-[:CARTED {quantity: item.quantity, lastAt: datetime(row.at), source: row.source}]->(p)

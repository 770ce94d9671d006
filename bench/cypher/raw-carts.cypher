UNWIND $rows AS row
MATCH (c:Customer {id: row.customer})
OPTIONAL MATCH (c)-[old:CARTED]->(:Product)
DELETE old
WITH DISTINCT c, row
UNWIND row.items AS item
MATCH (p:Product {id: item.product})
CREATE (c)-[:CARTED {quantity: item.quantity, lastAt: datetime(row.at)}]->(p)

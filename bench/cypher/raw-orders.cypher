UNWIND $rows AS row
MATCH (c:Customer {id: row.customer})
MERGE (o:Order {id: row.order})
SET o.at = datetime(row.at), o.products = row.products, o.quantities = row.quantities, o.amounts = row.amounts
CREATE (c)-[:PLACED]->(o)
WITH c, o, row
UNWIND range(0, size(row.products) - 1) AS i
MATCH (p:Product {id: row.products[i]})
MERGE (c)-[r:PURCHASED]->(p)
ON CREATE SET r.count = 0, r.units = 0.0, r.spend = 0.0, r.firstAt = datetime(row.at)
SET r.count = r.count + 1, r.units = r.units + row.quantities[i], r.spend = r.spend + row.amounts[i],
  r.lastAt = datetime(row.at), r.lastOrder = o.id

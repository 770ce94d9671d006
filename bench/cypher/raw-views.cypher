UNWIND $rows AS row
MATCH (c:Customer {id: row.customer})
MATCH (p:Product {id: row.product})
MERGE (c)-[r:VIEWED]->(p)
ON CREATE SET r.count = 0, r.firstAt = datetime(row.at)
SET r.count = r.count + 1, r.lastAt = datetime(row.at)

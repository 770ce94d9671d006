// Writes learned ridge edges of an epoch: customers with the one tend to have the other.
UNWIND $rows AS row
MATCH (a:Product {id: row.from})
MATCH (b:Product {id: row.to})
CREATE (a)-[:RELATED {weight: row.weight, source: 'learn:ridge', epoch: $epoch, at: datetime($at)}]->(b)

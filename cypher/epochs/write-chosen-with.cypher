// Writes learned edges of an epoch: what has the same buyers.
UNWIND $rows AS row
MATCH (a:Product {id: row.from})
MATCH (b:Product {id: row.to})
CREATE (a)-[:CHOSEN_WITH {weight: row.weight, source: 'learn:neighbours', epoch: $epoch, at: datetime($at)}]->(b)

// Writes learned edges of an epoch: what is chosen next after what.
UNWIND $rows AS row
MATCH (a:Product {id: row.from})
MATCH (b:Product {id: row.to})
CREATE (a)-[:FOLLOWED_BY {weight: row.weight, source: 'learn:sequence', epoch: $epoch, at: datetime($at)}]->(b)

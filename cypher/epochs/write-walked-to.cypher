// Writes learned edges of an epoch: where a walk over shared buyers leads.
UNWIND $rows AS row
MATCH (a:Product {id: row.from})
MATCH (b:Product {id: row.to})
CREATE (a)-[:WALKED_TO {weight: row.weight, source: 'learn:walk', epoch: $epoch, at: datetime($at)}]->(b)

// Writes learned complements of an epoch: bought together more often than chance.
UNWIND $rows AS row
MATCH (a:Product {id: row.from})
MATCH (b:Product {id: row.to})
CREATE (a)-[:COMPLEMENTS {weight: row.weight, lift: row.lift, confidence: row.confidence, support: row.support,
  n: toInteger(row.n), reason: row.reason, source: 'learn:baskets', epoch: $epoch, at: datetime($at)}]->(b)

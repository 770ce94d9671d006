// Writes learned substitutes of an epoch: looked at together, bought one or the other.
UNWIND $rows AS row
MATCH (a:Product {id: row.from})
MATCH (b:Product {id: row.to})
CREATE (a)-[:SUBSTITUTES {weight: row.score, score: row.score, n: toInteger(row.n), together: toInteger(row.together),
  expected: row.expected, source: 'learn:views', epoch: $epoch, at: datetime($at)}]->(b)

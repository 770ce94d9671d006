// Writes learned edges of an epoch: what is chosen next after what, and the figures of those that are significant by themselves.
UNWIND $rows AS row
MATCH (a:Product {id: row.from})
MATCH (b:Product {id: row.to})
CREATE (a)-[:FOLLOWED_BY {weight: row.weight, probability: row.probability, medianGapDays: row.medianGapDays, n: toInteger(row.n),
  lift: row.lift, source: 'learn:sequence', epoch: $epoch, at: datetime($at)}]->(b)

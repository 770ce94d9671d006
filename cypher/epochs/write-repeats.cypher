// Writes how products follow themselves: the share of buyers who came back for the same, and after how long.
UNWIND $rows AS row
MATCH (p:Product {id: row.product})
CREATE (p)-[:FOLLOWED_BY {probability: row.probability, medianGapDays: row.medianGapDays, n: toInteger(row.n),
  source: 'learn:repeats', epoch: $epoch, at: datetime($at)}]->(p)

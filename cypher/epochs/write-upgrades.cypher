// Writes learned upgrades of an epoch: the next of a family, or what buyers of the lesser came to.
UNWIND $rows AS row
MATCH (a:Product {id: row.from})
MATCH (b:Product {id: row.to})
CREATE (a)-[:UPGRADES_TO {weight: row.weight, reason: row.reason, priceFactor: row.priceFactor, n: toInteger(row.n),
  source: 'learn:upgrades', epoch: $epoch, at: datetime($at)}]->(b)

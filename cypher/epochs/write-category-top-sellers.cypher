// Writes what sells best in each category of an epoch; groups too small to hide a person are not written.
UNWIND $rows AS row
MATCH (g:Category {id: row.group})
MATCH (p:Product {id: row.product})
CREATE (g)-[:TOP_SELLER {share: row.share, weight: row.weight, buyers: toInteger(row.buyers),
  rank: toInteger(row.rank), source: 'learn:top-sellers', epoch: $epoch, at: datetime($at)}]->(p)

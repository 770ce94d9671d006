// Writes learned edges of an epoch: products described alike, one of which has hardly been bought.
UNWIND $rows AS row
MATCH (a:Product {id: row.from})
MATCH (b:Product {id: row.to})
CREATE (a)-[:SIMILAR_CONTENT {cosine: row.cosine, source: 'learn:content', epoch: $epoch, at: datetime($at)}]->(b)

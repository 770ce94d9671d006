// Sets what a campaign is and which products it promotes, unless we know something newer.
UNWIND $rows AS row
MERGE (k:Campaign {id: row.id})
WITH k, row WHERE k.stamp IS NULL OR k.stamp < row.stamp
SET k.stamp = row.stamp, k.name = row.name, k.channel = row.channel, k.startsAt = datetime(row.startsAt),
  k.endsAt = datetime(row.endsAt), k.source = row.source
WITH k, row
OPTIONAL MATCH (k)-[old:PROMOTES]->(:Product)
DELETE old
WITH DISTINCT k, row
UNWIND row.products AS product
MATCH (p:Product {id: product})
MERGE (k)-[r:PROMOTES]->(p)
SET r.source = row.source, r.at = datetime(row.at)

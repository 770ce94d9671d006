// Records what a customer agreed to or refused, per purpose and channel, newest word wins. Also from before a
// deletion: they may come back, and a refusal must not be lost; whatever they had agreed to counts as refused.
UNWIND $rows AS row
MATCH (c:Customer {id: row.customer})
MERGE (ch:Channel {id: row.channel})
MERGE (c)-[k:CONSENT {purpose: row.purpose}]->(ch)
WITH c, k, row WHERE k.stamp IS NULL OR k.stamp < row.stamp
SET k.stamp = row.stamp, k.granted = row.granted AND coalesce(c.deletedAt < datetime(row.at), true),
  k.at = datetime(row.at), k.source = row.source

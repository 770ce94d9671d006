// Puts customers into the learned groups of an epoch, by pseudonym, with what is expected of them.
UNWIND $rows AS row
MATCH (s:Segment {id: row.group})
MATCH (c:Customer {pseudonym: row.customer}) WHERE c.deleted IS NULL
CREATE (c)-[m:IN_SEGMENT {score: row.score, since: datetime($at), source: 'learn:groups', epoch: $epoch, at: datetime($at)}]->(s)
SET m.alive = row.figures.alive, m.orders = row.figures.orders, m.nextDays = row.figures.nextDays,
  m.value = row.figures.value, m.priceLevel = row.figures.priceLevel

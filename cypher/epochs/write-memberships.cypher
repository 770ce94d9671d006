// Puts customers into the learned groups of an epoch, by pseudonym.
UNWIND $rows AS row
MATCH (s:Segment {id: row.group})
MATCH (c:Customer {pseudonym: row.customer}) WHERE c.deleted IS NULL
CREATE (c)-[:IN_SEGMENT {score: row.score, since: datetime($at), source: 'learn:groups', epoch: $epoch, at: datetime($at)}]->(s)

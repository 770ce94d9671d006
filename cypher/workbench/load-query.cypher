// One saved query, locked until the transaction ends.
MATCH (q:SavedQuery {id: $id})
SET q.id = $id
RETURN q.id AS id, q.title AS title, q.about AS about, q.statement AS statement, q.parameters AS parameters,
  q.owner AS owner, q.shared AS shared, toString(q.at) AS at

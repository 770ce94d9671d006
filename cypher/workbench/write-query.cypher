// Saves a query under its id, in place of what it was.
MERGE (q:SavedQuery {id: $id})
SET q.title = $title, q.about = $about, q.statement = $statement, q.parameters = $parameters, q.owner = $owner,
  q.shared = $shared, q.at = datetime($at)
RETURN q.id AS id, q.title AS title, q.about AS about, q.statement AS statement, q.parameters AS parameters,
  q.owner AS owner, q.shared AS shared, toString(q.at) AS at

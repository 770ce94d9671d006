// The sessions of customers.
UNWIND $ids AS id
MATCH (c:Customer {id: id})
CALL (c) {
  MATCH (s:Session)-[:OF]->(c)
  RETURN collect(s.id) AS sessions
}
RETURN c.id AS customer, sessions

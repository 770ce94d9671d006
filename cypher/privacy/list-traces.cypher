// What hangs on customers and names them beyond themselves: their sessions, and their orders and returns with their stamps.
UNWIND $ids AS id
MATCH (c:Customer {id: id})
CALL (c) {
  MATCH (s:Session)-[:OF]->(c)
  RETURN collect(s.id) AS sessions
}
CALL (c) {
  MATCH (c)-[:PLACED]->(o:Order)
  RETURN collect({id: o.id, stamp: o.stamp}) AS orders
}
RETURN c.id AS customer, sessions, orders

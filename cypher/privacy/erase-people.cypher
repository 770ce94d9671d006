// Removes customers with everything that hangs on them: sessions, tickets, and every relationship. Orders stay, nobody's. The customer
// is made first where there is none, so that whoever is about to make it at this moment is waited for.
UNWIND $ids AS id
MERGE (c:Customer {id: id})
WITH c, c.pseudonym IS NOT NULL OR c.stamp IS NOT NULL OR c.deletedAt IS NOT NULL AS found
CALL (c) {
  MATCH (s:Session)-[:OF]->(c)
  DETACH DELETE s
  RETURN count(*) AS sessions
}
CALL (c) {
  MATCH (c)-[:RAISED]->(t:Ticket)
  DETACH DELETE t
  RETURN count(*) AS tickets
}
CALL (c) {
  MATCH (c)-[:PLACED]->(:Order)
  RETURN count(*) AS orders
}
CALL (c) {
  MATCH (c)-[r]-()
  RETURN count(r) AS links
}
DETACH DELETE c
RETURN sum(CASE WHEN found THEN 1 ELSE 0 END) AS customers, sum(sessions) AS sessions, sum(tickets) AS tickets,
  sum(orders) AS orders, sum(links) AS links

// The customers whose history these orders and anonymous sessions are part of.
UNWIND $orders AS id
MATCH (c:Customer)-[:PLACED]->(:Order {id: id})
RETURN DISTINCT c.pseudonym AS pseudonym
LIMIT 10000
UNION
UNWIND $sessions AS id
MATCH (:Session {id: id})-[:OF]->(c:Customer)
RETURN DISTINCT c.pseudonym AS pseudonym
LIMIT 10000

// What people say of a product and others, in both directions; what was withdrawn is told too.
MATCH (p:Product {id: $id})
CALL (p) {
  MATCH (p)-[j:JUDGED]->(q:Product)
  RETURN j, q, 'out' AS direction
UNION ALL
  MATCH (p)<-[j:JUDGED]-(q:Product)
  RETURN j, q, 'in' AS direction
}
RETURN direction, q.id AS product, j.kind AS kind, j.verdict AS verdict, j.weight AS strength, j.by AS by,
  j.reason AS reason, toString(j.at) AS at
ORDER BY at DESC, product, kind
LIMIT 500

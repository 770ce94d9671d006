// What a person says of two products, unless we know something newer: that the one goes with, or stands in for, the other, that
// what was learned of them does not count (veto), or nothing any more. A stated pair is evidence, as if the shop's feed said so.
UNWIND $rows AS row
MATCH (a:Product {id: row.from})
MATCH (b:Product {id: row.to})
MERGE (a)-[j:JUDGED {kind: row.kind}]->(b)
WITH a, b, j, row WHERE j.stamp IS NULL OR j.stamp < row.stamp
SET j.stamp = row.stamp, j.verdict = row.verdict, j.weight = row.strength, j.by = row.by, j.reason = row.reason,
  j.source = row.source, j.at = datetime(row.at)
WITH a, b, row
CALL (a, b, row) {
  MATCH (a)-[old:COMPLEMENTS|SUBSTITUTES {epoch: 'curated'}]->(b)
  WHERE old.by IS NOT NULL AND type(old) = CASE row.kind WHEN 'complements' THEN 'COMPLEMENTS' WHEN 'substitutes' THEN 'SUBSTITUTES' END
  DELETE old
}
CALL (a, b, row) {
  WITH a, b, row WHERE row.verdict = 'stated' AND row.kind = 'complements'
  CREATE (a)-[:COMPLEMENTS {epoch: 'curated', weight: row.strength, by: row.by, reason: row.reason, source: row.source,
    at: datetime(row.at)}]->(b)
}
CALL (a, b, row) {
  WITH a, b, row WHERE row.verdict = 'stated' AND row.kind = 'substitutes'
  CREATE (a)-[:SUBSTITUTES {epoch: 'curated', weight: row.strength, by: row.by, reason: row.reason, source: row.source,
    at: datetime(row.at)}]->(b)
}

// What is a step up from what we know of: strength is 1 where the shop says so, else what was learned.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})
WITH a, COLLECT { MATCH (a)-[:JUDGED {kind: 'upgrades', verdict: 'vetoed'}]->(v:Product) RETURN v } AS vetoed
CALL (a, vetoed) {
  MATCH (a)-[r:UPGRADES_TO]->(p:Product)
  WHERE (r.epoch IS NULL OR r.epoch = $epoch) AND NOT p IN vetoed
  WITH r, p ORDER BY coalesce(r.weight, 1.0) DESC, p.id LIMIT 100
  RETURN collect({candidate: p.id, strength: coalesce(r.weight, 1.0), facts: properties(r)}) AS curated
}
WITH * WHERE size(curated) > 0
RETURN [{anchor: a.id, facts: null}] AS anchors, null AS via, [] AS candidates, [] AS strengths, {} AS columns,
  null AS shared, curated

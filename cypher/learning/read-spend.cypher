// What each customer spent, by pseudonym, in the shop's currency; people who refused personalisation are left out.
MATCH (c:Customer)-[b:PURCHASED]->(:Product)
WHERE c.deleted IS NULL AND c.pseudonym IS NOT NULL
  AND NOT EXISTS { (c)-[:CONSENT {purpose: 'personalisation', granted: false}]->(:Channel) }
RETURN c.pseudonym AS pseudonym, round(sum(b.spend), 2) AS spend
ORDER BY pseudonym
LIMIT 20000000

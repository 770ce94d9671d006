// Who is in which segment of the shop's own, by pseudonym; people who refused personalisation teach us nothing personal.
MATCH (s:Segment)<-[m:IN_SEGMENT]-(c:Customer)
WHERE m.epoch IS NULL AND NOT EXISTS { (c)-[:CONSENT {purpose: 'personalisation', granted: false}]->(:Channel) }
WITH s, c ORDER BY s.id, c.pseudonym
RETURN s.id AS segment, collect(c.pseudonym) AS members
ORDER BY segment
LIMIT 100000

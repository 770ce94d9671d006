// Who is in which group as of now, by pseudonym: of all groups, or of one.
MATCH (s:Segment)<-[m:IN_SEGMENT]-(c:Customer)
WHERE ($segment IS NULL OR s.id = $segment)
  AND (m.epoch IS NULL OR EXISTS { (:Epoch {id: m.epoch, status: 'current'}) })
RETURN s.id AS segment, coalesce(s.name, s.id) AS name, collect(DISTINCT c.pseudonym) AS members
ORDER BY segment
LIMIT 10000

// Segments by id, with who made them and how many customers they hold.
MATCH (s:Segment)
WHERE ($ids IS NULL OR s.id IN $ids) AND s.id > $after
RETURN s.id AS id, coalesce(s.name, s.id) AS name, s.description AS description, s.source AS source,
  COUNT { (s)<-[m:IN_SEGMENT]-() WHERE m.epoch IS NULL OR EXISTS { (:Epoch {id: m.epoch, status: 'current'}) } } AS customers
ORDER BY id
LIMIT toInteger($limit)

// Segments by id, with how many customers they hold.
MATCH (s:Segment)
WHERE ($ids IS NULL OR s.id IN $ids) AND s.id > $after
RETURN s.id AS id, coalesce(s.name, s.id) AS name, s.description AS description,
  COUNT { (s)<-[:IN_SEGMENT]-() } AS customers
ORDER BY id
LIMIT toInteger($limit)

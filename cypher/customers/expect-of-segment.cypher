// What the current models expect of the members of a group whom they foresee, on average.
MATCH (:Segment {id: $id})<-[m:IN_SEGMENT]-(c:Customer)
WHERE m.epoch IS NULL OR m.epoch = $epoch
WITH DISTINCT c
MATCH (c)-[foreseen:IN_SEGMENT {epoch: $epoch}]->(:Segment)
WHERE foreseen.alive IS NOT NULL
RETURN count(DISTINCT c) AS people, avg(foreseen.alive) AS alive, avg(foreseen.orders) AS orders,
  avg(foreseen.value) AS value, avg(foreseen.priceLevel) AS priceLevel
LIMIT 1

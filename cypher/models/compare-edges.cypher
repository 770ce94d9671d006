// What two epochs have in common, by type of relationship: those only the first has, only the second, and both.
MATCH (a)-[r]->(b)
WHERE r.epoch IN [$first, $second]
WITH type(r) AS type, a, b, max(r.epoch = $first) AS inFirst, max(r.epoch = $second) AS inSecond
RETURN type, count(CASE WHEN NOT inSecond THEN 1 END) AS onlyFirst, count(CASE WHEN NOT inFirst THEN 1 END) AS onlySecond,
  count(CASE WHEN inFirst AND inSecond THEN 1 END) AS both
ORDER BY type
LIMIT 100

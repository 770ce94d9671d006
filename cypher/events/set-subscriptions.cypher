// Sets a customer's subscription to a product: plan, seats, renewal; newest word wins. When it began may be left out, and
// then the newest word on that stays.
UNWIND $rows AS row
MATCH (c:Customer {id: row.customer}) WHERE coalesce(c.deletedAt < datetime(row.at), true)
MATCH (p:Product {id: row.product})
MERGE (c)-[s:SUBSCRIBES]->(p)
WITH s, row, coalesce(row.sinceStamp > coalesce(s.sinceStamp, ''), false)
  AND coalesce(c.deletedAt < datetime(split(row.sinceStamp, '|')[1]), true) AS begun
SET s.sinceStamp = CASE WHEN begun THEN row.sinceStamp ELSE s.sinceStamp END,
  s.since = CASE WHEN begun THEN datetime(row.since) ELSE s.since END
WITH s, row WHERE s.stamp IS NULL OR s.stamp < row.stamp
SET s.stamp = row.stamp, s.plan = row.plan, s.seats = toInteger(row.seats), s.status = row.status,
  s.renewsAt = datetime(row.renewsAt), s.source = row.source, s.at = datetime(row.at)

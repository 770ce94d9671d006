// Sets a customer's subscription to a product: plan, seats, renewal; newest word wins.
UNWIND $rows AS row
MATCH (c:Customer {id: row.customer}) WHERE c.deleted IS NULL
MATCH (p:Product {id: row.product})
MERGE (c)-[s:SUBSCRIBES]->(p)
WITH s, row WHERE s.stamp IS NULL OR s.stamp < row.stamp
SET s.stamp = row.stamp, s.plan = row.plan, s.seats = toInteger(row.seats), s.status = row.status,
  s.since = coalesce(datetime(row.since), s.since), s.renewsAt = datetime(row.renewsAt), s.source = row.source,
  s.at = datetime(row.at)

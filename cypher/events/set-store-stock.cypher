// Sets the quantity that one store has, newest word wins; the total is a fact of its own.
UNWIND $rows AS row
MERGE (p:Product {id: row.id})
MERGE (x:Store {id: row.store})
MERGE (p)-[r:STOCKED_AT]->(x)
WITH r, row WHERE r.stamp IS NULL OR r.stamp < row.stamp
SET r.stamp = row.stamp, r.quantity = row.quantity, r.source = row.source, r.at = datetime(row.at)

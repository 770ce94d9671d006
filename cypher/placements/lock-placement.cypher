// Takes the lock under which a placement is changed, and says what it is at present: version 0 was never saved.
MERGE (p:Placement {id: $id})
ON CREATE SET p.version = 0, p.active = false
SET p.at = datetime($at)
WITH p
RETURN p.version AS version, p.config AS config, p.active AS active

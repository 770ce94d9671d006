// Takes a placement out of use; its versions stay.
MATCH (p:Placement {id: $id})
SET p.active = false, p.owner = $owner, p.reason = $reason, p.at = datetime($at)
RETURN p.version AS version

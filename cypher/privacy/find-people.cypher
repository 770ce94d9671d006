// Customers by id, or by the keyed hash of their address or number; those who were deleted too.
UNWIND $ids AS id
MATCH (c:Customer {id: id})
RETURN c.id AS id, c.pseudonym AS pseudonym, c.emailHash AS emailHash, c.phoneHash AS phoneHash
LIMIT 10000
UNION
UNWIND $emails AS hash
MATCH (c:Customer {emailHash: hash})
RETURN c.id AS id, c.pseudonym AS pseudonym, c.emailHash AS emailHash, c.phoneHash AS phoneHash
LIMIT 10000
UNION
UNWIND $phones AS hash
MATCH (c:Customer {phoneHash: hash})
RETURN c.id AS id, c.pseudonym AS pseudonym, c.emailHash AS emailHash, c.phoneHash AS phoneHash
LIMIT 10000

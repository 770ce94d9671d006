// Customers whose offers are decided before a backup and after it is restored, always the same ones.
MATCH (c:Customer) WHERE c.pseudonym > ''
RETURN c.id AS customer, c.pseudonym AS pseudonym ORDER BY c.pseudonym LIMIT toInteger($limit)

// Makes sure the customers that an effect will point at exist; a deleted one stays deleted.
UNWIND $rows AS row
MERGE (c:Customer {id: row.id})
ON CREATE SET c.pseudonym = row.pseudonym

// Pseudonyms of people who refused personalisation: their history is left out of what is learned about people.
MATCH (c:Customer)-[:CONSENT {purpose: 'personalisation', granted: false}]->(:Channel)
RETURN DISTINCT c.pseudonym AS pseudonym
LIMIT 20000000

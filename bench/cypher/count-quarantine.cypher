MATCH (q:Quarantine) RETURN count(q) AS n

MATCH (n) WHERE n:Inbox OR n:Quarantine OR n:Product RETURN count(n) AS n

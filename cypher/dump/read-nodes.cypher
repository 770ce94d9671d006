// Every node there is, for a backup.
MATCH (n) RETURN n

MATCH (i:Inbox) RETURN count(i) AS n

// Is the graph there?
RETURN 1 AS one

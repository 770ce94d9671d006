// What the graph holds of a stream's events: marks, views, orders, units sold.
CALL () { MATCH (i:Inbox) WHERE i.key STARTS WITH $source + ':' RETURN count(i) AS marks }
CALL () { MATCH (c:Customer)-[v:VIEWED]->(:Product) WHERE c.id STARTS WITH $prefix RETURN coalesce(sum(v.count), 0) AS views }
CALL () { MATCH (o:Order) WHERE o.id STARTS WITH $prefix RETURN count(o) AS orders }
CALL () { MATCH (c:Customer)-[p:PURCHASED]->(:Product) WHERE c.id STARTS WITH $prefix
  RETURN coalesce(sum(p.count), 0) AS lines }
RETURN marks, views, orders, lines

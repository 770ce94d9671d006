// Statements whose classes belong in the class archive. None of them leaves data, labels or schema behind.
EXPLAIN UNWIND $rows AS row MERGE (p:Training {id: row.id}) ON CREATE SET p.since = row.since SET p += row.props;
EXPLAIN UNWIND $rows AS row MATCH (a:Training {id: row.a}), (b:Training {id: row.b}) MERGE (a)-[r:TRAINED]->(b) SET r.weight = row.w;
EXPLAIN MATCH path = (a:Training {id: $id})-[r:TRAINED*1..2]->(b) WITH b, path, reduce(s = 1.0, x IN r | s * x.weight) AS score
  RETURN b.id AS id, score, [n IN nodes(path) | n.id] AS via ORDER BY score DESC LIMIT 10;
UNWIND $rows AS row WITH row.id AS id, row.w AS weight WHERE weight > 0 RETURN id, sum(weight) AS total, collect(weight)[..3] AS top ORDER BY total DESC LIMIT 5;
MATCH (a)-[r]->(b) RETURN a, r, b LIMIT 1;
MATCH path = (a)-[*1..2]->(b) RETURN path, labels(b), [x IN relationships(path) | type(x)] AS types LIMIT 1;
CALL () { MATCH (n) RETURN count(n) AS nodes } RETURN nodes, datetime() AS at;
SHOW INDEXES YIELD name, state RETURN name, state;

// Which migrations this graph has had.
MATCH (m:Migration)
RETURN m.name AS name, m.checksum AS checksum, toString(m.at) AS at
ORDER BY name
LIMIT 10000

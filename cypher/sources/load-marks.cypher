// How far the kinds of a source have been read, and what the last cycle did; of all sources where none is named.
MATCH (s:Source)
WHERE $name IS NULL OR s.name = $name
RETURN s.name AS name, s.kind AS kind, s.mark AS mark, s.listed AS listed, toString(s.at) AS at, s.report AS report
ORDER BY name, kind
LIMIT 1000

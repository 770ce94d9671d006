// The category tree that visitors walk: every named category and what it hangs under, in order of name.
MATCH (c:Category) WHERE c.name IS NOT NULL
RETURN c.id AS id, c.name AS name, head([(c)-[:CHILD_OF]->(up:Category) | up.id]) AS parent
ORDER BY name, id
LIMIT 2000

// Names of brands that hold a text, in order of name.
MATCH (b:Brand)
WHERE b.name IS NOT NULL AND toLower(b.name) CONTAINS toLower($search)
RETURN DISTINCT b.name AS name
ORDER BY name
LIMIT toInteger($limit)

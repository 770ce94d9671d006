// All but the schema.
MATCH (n) DETACH DELETE n

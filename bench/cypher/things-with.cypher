// Nodes and relationships in any of whose texts one of these words stands.
MATCH (n)
WHERE any(key IN keys(n) WHERE any(word IN $words WHERE CASE WHEN valueType(n[key]) STARTS WITH 'LIST'
  THEN any(one IN n[key] WHERE toStringOrNull(one) CONTAINS word) ELSE toStringOrNull(n[key]) CONTAINS word END))
RETURN labels(n)[0] AS what
UNION ALL
MATCH ()-[r]->()
WHERE any(key IN keys(r) WHERE any(word IN $words WHERE toStringOrNull(r[key]) CONTAINS word))
RETURN type(r) AS what

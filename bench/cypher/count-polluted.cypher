// A product that took a property from a payload's prototype.
MATCH (p:Product {id: $product}) WHERE p.admin IS NOT NULL RETURN count(p) AS n

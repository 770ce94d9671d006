MATCH (:Customer)-[r:PURCHASED]->(:Product {id: $product}) RETURN sum(r.count) AS n

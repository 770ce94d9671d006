// What a campaign promotes, in order of id.
MATCH (:Campaign {id: $id})-[:PROMOTES]->(p:Product)
RETURN p.id AS id
ORDER BY id
LIMIT toInteger($limit)

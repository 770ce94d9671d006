// What the customer has and people come back for: strength is the share of buyers who bought it again.
UNWIND $anchors AS anchor
MATCH (a:Product {id: anchor})-[r:FOLLOWED_BY {epoch: $epoch}]->(a)
RETURN anchor, a.id AS candidate, r.probability AS strength, null AS via, [properties(r)] AS facts
LIMIT 10000

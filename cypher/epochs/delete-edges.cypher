// Removes learned relationships of a retired epoch, a slice at a time.
MATCH ()-[r:COMPLEMENTS|RELATED|FOLLOWED_BY|WALKED_TO|CHOSEN_WITH|TOP_SELLER|SUBSTITUTES|UPGRADES_TO|SIMILAR_CONTENT|IN_SEGMENT]->()
WHERE r.epoch = $id
WITH r LIMIT toInteger($limit)
DELETE r
RETURN count(*) AS deleted

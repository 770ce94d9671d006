// Removes learned relationships of a retired epoch, looking at each once; commits as it goes.
MATCH ()-[r:COMPLEMENTS|RELATED|FOLLOWED_BY|WALKED_TO|CHOSEN_WITH|TOP_SELLER|SUBSTITUTES|UPGRADES_TO|SIMILAR_CONTENT|IN_SEGMENT]->()
WHERE r.epoch = $id
CALL (r) {
  DELETE r
} IN TRANSACTIONS OF 20000 ROWS
RETURN count(*) AS deleted

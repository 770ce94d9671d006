// What did the last learning run change? Relationships of the current epoch against those of the one before it, by type.
// `overlap` is the share of all of them that both have: 1 is no change. Reads every learned relationship once.
// :param limit 10  rows at most, one per type
MATCH (e:Epoch {status: 'current'})
CALL () {
  OPTIONAL MATCH (old:Epoch {status: 'previous'})
  RETURN old ORDER BY old.publishedAt DESC LIMIT 1
}
MATCH (a:Product|Segment|Category|Brand)
CALL (e, old, a) {
  MATCH (a)-[r:COMPLEMENTS|RELATED|FOLLOWED_BY|WALKED_TO|CHOSEN_WITH|SUBSTITUTES|UPGRADES_TO|SIMILAR_CONTENT|TOP_SELLER]->(b:Product)
  WHERE r.epoch = e.id OR r.epoch = old.id
  WITH type(r) AS type, b, max(r.epoch = e.id) AS isNow, coalesce(max(r.epoch = old.id), false) AS wasThen
  RETURN type, count(CASE WHEN isNow AND NOT wasThen THEN 1 END) AS came, count(CASE WHEN NOT isNow THEN 1 END) AS went,
    count(CASE WHEN isNow AND wasThen THEN 1 END) AS stayed
}
WITH e, old, type, sum(came) AS added, sum(went) AS removed, sum(stayed) AS kept
RETURN type, added, removed, kept, toFloat(kept) / (added + removed + kept) AS overlap, e.id AS epoch, old.id AS previous
ORDER BY type
LIMIT toInteger($limit)

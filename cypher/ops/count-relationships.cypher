// How many relationships of each type there are, from the count store.
CALL () { MATCH ()-[r:PURCHASED]->() RETURN 'PURCHASED' AS type, count(r) AS count
  UNION ALL MATCH ()-[r:RETURNED]->() RETURN 'RETURNED' AS type, count(r) AS count
  UNION ALL MATCH ()-[r:VIEWED]->() RETURN 'VIEWED' AS type, count(r) AS count
  UNION ALL MATCH ()-[r:CARTED]->() RETURN 'CARTED' AS type, count(r) AS count
  UNION ALL MATCH ()-[r:PLACED]->() RETURN 'PLACED' AS type, count(r) AS count
  UNION ALL MATCH ()-[r:IN_SEGMENT]->() RETURN 'IN_SEGMENT' AS type, count(r) AS count
  UNION ALL MATCH ()-[r:IN_CATEGORY]->() RETURN 'IN_CATEGORY' AS type, count(r) AS count
  UNION ALL MATCH ()-[r:RECEIVED]->() RETURN 'RECEIVED' AS type, count(r) AS count
  UNION ALL MATCH ()-[r:REDEEMED]->() RETURN 'REDEEMED' AS type, count(r) AS count
  UNION ALL MATCH ()-[r:PROMOTES]->() RETURN 'PROMOTES' AS type, count(r) AS count
  UNION ALL MATCH ()-[r:COMPLEMENTS]->() RETURN 'COMPLEMENTS' AS type, count(r) AS count
  UNION ALL MATCH ()-[r:RELATED]->() RETURN 'RELATED' AS type, count(r) AS count
  UNION ALL MATCH ()-[r:FOLLOWED_BY]->() RETURN 'FOLLOWED_BY' AS type, count(r) AS count
  UNION ALL MATCH ()-[r:TOP_SELLER]->() RETURN 'TOP_SELLER' AS type, count(r) AS count }
RETURN type, count

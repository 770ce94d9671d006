// How fresh is what each source told us? Newest fact by source and kind; `behindDays` counts from the newest of all.
// :param limit 100  rows at most
CALL () {
  MATCH (p:Product) WHERE p.stamp IS NOT NULL
  RETURN p.source AS source, 'products' AS kind, count(*) AS facts, max(datetime(split(p.stamp, '|')[1])) AS newest
UNION ALL
  MATCH (o:Order) WHERE o.at IS NOT NULL
  RETURN o.source AS source, o.kind + 's' AS kind, count(*) AS facts, max(o.at) AS newest
UNION ALL
  MATCH ()-[r:VIEWED]->() RETURN r.source AS source, 'views' AS kind, count(*) AS facts, max(r.lastAt) AS newest
UNION ALL
  MATCH ()-[r:CARTED]->() RETURN r.source AS source, 'carts' AS kind, count(*) AS facts, max(r.lastAt) AS newest
UNION ALL
  MATCH ()-[r:IN_SEGMENT]->() RETURN r.source AS source, 'memberships' AS kind, count(*) AS facts, max(r.at) AS newest
UNION ALL
  MATCH ()-[r:CONSENT]->() RETURN r.source AS source, 'consents' AS kind, count(*) AS facts, max(r.at) AS newest
UNION ALL
  MATCH ()-[r:SUBSCRIBES]->() RETURN r.source AS source, 'subscriptions' AS kind, count(*) AS facts, max(r.at) AS newest
UNION ALL
  MATCH ()-[r:RECEIVED]->() RETURN r.source AS source, 'contacts' AS kind, count(*) AS facts, max(r.lastAt) AS newest
UNION ALL
  MATCH ()-[r:REDEEMED]->() RETURN r.source AS source, 'redemptions' AS kind, count(*) AS facts, max(r.lastAt) AS newest
UNION ALL
  MATCH (t:Ticket) RETURN t.source AS source, 'tickets' AS kind, count(*) AS facts, max(t.at) AS newest
UNION ALL
  MATCH (e:Epoch {status: 'current'})
  RETURN 'learn' AS source, 'purchases learned from' AS kind, count(*) AS facts, max(e.until) AS newest
}
WITH source, kind, facts, newest WHERE source IS NOT NULL AND newest IS NOT NULL
WITH collect({source: source, kind: kind, facts: facts, newest: newest}) AS all, max(newest) AS latest
UNWIND all AS row
RETURN row.source AS source, row.kind AS kind, row.facts AS facts, toString(row.newest) AS newest,
  duration.inSeconds(row.newest, latest).seconds / 86400.0 AS behindDays
ORDER BY behindDays DESC, source, kind
LIMIT toInteger($limit)

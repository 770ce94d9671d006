// One page of what feeds have said: nodes of a label by id, from after `after` on, each with the relationships of `types` that
// leave it. What was learned is left out: it carries an epoch that is not `curated`.
CALL () {
  WITH 1 AS one WHERE $label = 'Product'
  MATCH (n:Product) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Category'
  MATCH (n:Category) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Brand'
  MATCH (n:Brand) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Attribute'
  MATCH (n:Attribute) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Bundle'
  MATCH (n:Bundle) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Store'
  MATCH (n:Store) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Customer'
  MATCH (n:Customer) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Segment'
  MATCH (n:Segment) WHERE n.id > $after AND coalesce(n.source, '') <> 'learn' RETURN n ORDER BY n.id LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Campaign'
  MATCH (n:Campaign) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Channel'
  MATCH (n:Channel) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Order'
  MATCH (n:Order) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Ticket'
  MATCH (n:Ticket) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Session'
  MATCH (n:Session) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT toInteger($limit)
}
RETURN n.id AS id, properties(n) AS properties, EXISTS { (n)--() } AS connected,
  [(n)-[r]->(m) WHERE type(r) IN $types AND coalesce(r.epoch, 'curated') = 'curated' |
    {type: type(r), to: m.id, properties: properties(r)}] AS links
ORDER BY n.id

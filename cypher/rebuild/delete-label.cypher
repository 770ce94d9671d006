// Deletes a page of the nodes that feeds have made, or their marks, with all relationships. The segment of all shoppers is the schema's.
CALL () {
  WITH 1 AS one WHERE $label = 'Product'
  MATCH (n:Product) RETURN n LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Category'
  MATCH (n:Category) RETURN n LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Brand'
  MATCH (n:Brand) RETURN n LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Attribute'
  MATCH (n:Attribute) RETURN n LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Bundle'
  MATCH (n:Bundle) RETURN n LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Store'
  MATCH (n:Store) RETURN n LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Customer'
  MATCH (n:Customer) RETURN n LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Segment'
  MATCH (n:Segment) WHERE n.id <> 'everyone' RETURN n LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Campaign'
  MATCH (n:Campaign) RETURN n LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Channel'
  MATCH (n:Channel) RETURN n LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Order'
  MATCH (n:Order) RETURN n LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Ticket'
  MATCH (n:Ticket) RETURN n LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Session'
  MATCH (n:Session) RETURN n LIMIT toInteger($limit)
  UNION ALL WITH 1 AS one WHERE $label = 'Inbox'
  MATCH (n:Inbox) RETURN n LIMIT toInteger($limit)
}
DETACH DELETE n
RETURN count(*) AS deleted

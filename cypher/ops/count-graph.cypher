// How many nodes of each label there are, from the count store.
CALL () { MATCH (n:Product) RETURN 'Product' AS label, count(n) AS count
  UNION ALL MATCH (n:Customer) RETURN 'Customer' AS label, count(n) AS count
  UNION ALL MATCH (n:Category) RETURN 'Category' AS label, count(n) AS count
  UNION ALL MATCH (n:Brand) RETURN 'Brand' AS label, count(n) AS count
  UNION ALL MATCH (n:Segment) RETURN 'Segment' AS label, count(n) AS count
  UNION ALL MATCH (n:Campaign) RETURN 'Campaign' AS label, count(n) AS count
  UNION ALL MATCH (n:Bundle) RETURN 'Bundle' AS label, count(n) AS count
  UNION ALL MATCH (n:Order) RETURN 'Order' AS label, count(n) AS count
  UNION ALL MATCH (n:Ticket) RETURN 'Ticket' AS label, count(n) AS count
  UNION ALL MATCH (n:Quarantine) RETURN 'Quarantine' AS label, count(n) AS count
  UNION ALL MATCH (n:Inbox) RETURN 'Inbox' AS label, count(n) AS count }
RETURN label, count

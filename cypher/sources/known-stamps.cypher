// What the graph holds of these entities: the stamp of each that a feed has described.
UNWIND $products AS id
MATCH (n:Product {id: id}) WHERE n.stamp IS NOT NULL
RETURN 'Product' AS label, n.id AS id, n.stamp AS stamp, coalesce(n.deleted, false) AS deleted
UNION ALL
UNWIND $customers AS id
MATCH (n:Customer {id: id}) WHERE n.stamp IS NOT NULL
RETURN 'Customer' AS label, n.id AS id, n.stamp AS stamp, coalesce(n.deleted, false) AS deleted
UNION ALL
UNWIND $orders AS id
MATCH (n:Order {id: id}) WHERE n.stamp IS NOT NULL
RETURN 'Order' AS label, n.id AS id, n.stamp AS stamp, coalesce(n.cancelled, false) AS deleted
UNION ALL
UNWIND $tickets AS id
MATCH (n:Ticket {id: id}) WHERE n.stamp IS NOT NULL
RETURN 'Ticket' AS label, n.id AS id, n.stamp AS stamp, false AS deleted

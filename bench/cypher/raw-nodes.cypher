UNWIND $products AS id MERGE (:Product {id: id})
WITH count(*) AS made
UNWIND $customers AS id MERGE (:Customer {id: id})

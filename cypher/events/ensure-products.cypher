// Makes sure the products that an effect will point at exist, so that feeds may arrive in any order.
UNWIND $ids AS id
MERGE (:Product {id: id})

UNWIND $ids AS id MERGE (:Product {id: id})

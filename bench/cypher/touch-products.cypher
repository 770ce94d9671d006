UNWIND $ids AS id MATCH (p:Product {id: id}) SET p.stock = id

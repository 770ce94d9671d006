UNWIND $rows AS row
MERGE (p:Product {id: row.product})
SET p.price = row.price, p.priceAt = datetime(row.at)

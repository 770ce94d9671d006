UNWIND $rows AS row
MERGE (p:Product {id: row.product})
SET p.stock = row.quantity, p.stockAt = datetime(row.at)

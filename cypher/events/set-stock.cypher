// Sets the quantity in stock, newest word wins.
UNWIND $rows AS row
MERGE (p:Product {id: row.id})
WITH p, row WHERE p.stockStamp IS NULL OR p.stockStamp < row.stamp
SET p.stockStamp = row.stamp, p.stock = row.quantity

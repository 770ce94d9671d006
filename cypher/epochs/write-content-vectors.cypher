// Keeps what products are described as, as vectors; one that has not changed is left alone, and so is its index.
UNWIND $rows AS row
MATCH (p:Product {id: row.product})
MERGE (v:ContentVector {id: p.id})
WITH v, row WHERE v.hash IS NULL OR v.hash <> row.hash
SET v.embedding = row.embedding, v.hash = row.hash, v.source = 'learn:content', v.epoch = $epoch, v.at = datetime($at)

// How people look things up.
CREATE INDEX customer_pseudonym IF NOT EXISTS FOR (n:Customer) ON (n.pseudonym);
CREATE INDEX epoch_status IF NOT EXISTS FOR (n:Epoch) ON (n.status);
CREATE FULLTEXT INDEX product_titles IF NOT EXISTS FOR (n:Product) ON EACH [n.title, n.id];

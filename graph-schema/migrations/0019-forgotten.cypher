// Who was forgotten, by keyed hash; and people found by a hash of their address or number.
CREATE CONSTRAINT forgotten_mark IF NOT EXISTS FOR (n:Forgotten) REQUIRE n.mark IS UNIQUE;
CREATE INDEX customer_email IF NOT EXISTS FOR (n:Customer) ON (n.emailHash);
CREATE INDEX customer_phone IF NOT EXISTS FOR (n:Customer) ON (n.phoneHash);

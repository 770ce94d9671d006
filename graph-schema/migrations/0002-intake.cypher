// The marks that make effects happen once, and the records that could not be used.
CREATE CONSTRAINT inbox_key IF NOT EXISTS FOR (n:Inbox) REQUIRE n.key IS UNIQUE;
CREATE INDEX inbox_import IF NOT EXISTS FOR (n:Inbox) ON (n.import);
CREATE CONSTRAINT quarantine_id IF NOT EXISTS FOR (n:Quarantine) REQUIRE n.id IS UNIQUE;
CREATE INDEX quarantine_state IF NOT EXISTS FOR (n:Quarantine) ON (n.state);

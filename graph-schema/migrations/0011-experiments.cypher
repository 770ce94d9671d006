// What is tried on part of the visitors, by id; and the one node that says what is tried now.
CREATE CONSTRAINT experiment_id IF NOT EXISTS FOR (n:Experiment) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT traffic_id IF NOT EXISTS FOR (n:Traffic) REQUIRE n.id IS UNIQUE;
CREATE INDEX experiment_status IF NOT EXISTS FOR (n:Experiment) ON (n.status);

// Lets a model add to scores under a name; what did so before under it does so no longer.
MERGE (t:ScoreTerm {name: $name})
SET t.version = $version, t.hash = $hash, t.contract = $contract, t.by = $by, t.why = $why, t.at = datetime($at)
RETURN t.name AS name

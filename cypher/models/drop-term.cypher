// Lets a model add to scores no longer.
MATCH (t:ScoreTerm {name: $name})
DELETE t

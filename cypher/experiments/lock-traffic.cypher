// Takes the lock under which experiments and holdouts are changed, and says which holdouts there are.
MERGE (t:Traffic {id: 'traffic'})
ON CREATE SET t.holdouts = '[]'
SET t.at = datetime($at)
WITH t
RETURN t.holdouts AS holdouts

// Says which visitors are held out from now on; under the lock.
MATCH (t:Traffic {id: 'traffic'})
SET t.holdouts = $holdouts, t.at = datetime($at)
RETURN t.holdouts AS holdouts

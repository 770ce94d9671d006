// Which visitors are held out.
MATCH (t:Traffic {id: 'traffic'})
RETURN t.holdouts AS holdouts
LIMIT 1

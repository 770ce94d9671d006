// Makes an epoch the current one, in one step; the one before is kept so that rollback is pointing back.
MATCH (e:Epoch {id: $id})
CALL (e) {
  MATCH (older:Epoch {status: 'previous'})
  WHERE older <> e AND e.status <> 'current'
  SET older.status = 'ready'
}
CALL (e) {
  MATCH (old:Epoch {status: 'current'})
  WHERE old <> e
  SET old.status = 'previous'
}
SET e.status = 'current', e.publishedAt = datetime($at)
RETURN e.id AS id

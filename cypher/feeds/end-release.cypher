// A held batch is on its way again: its bytes are in the intake now.
MATCH (b:HeldBatch {id: $id, state: 'releasing'})
SET b.state = 'released'
REMOVE b.sealed
RETURN b.id AS id

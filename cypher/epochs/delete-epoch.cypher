// Removes a retired epoch once its relationships are gone.
MATCH (e:Epoch {id: $id})
DETACH DELETE e

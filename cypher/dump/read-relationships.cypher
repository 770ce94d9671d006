// Every relationship there is, for a backup; the ids of its ends are those that nodes have now.
MATCH ()-[r]->() RETURN r

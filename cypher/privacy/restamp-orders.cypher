// Gives orders the stamp of an event whose id no longer names anybody.
UNWIND $rows AS row
MATCH (o:Order {id: row.id})
SET o.stamp = row.stamp

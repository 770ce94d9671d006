// Gives orders the stamp of an event whose id no longer names anybody.
UNWIND $rows AS row
MATCH (o:Order {id: row.id}) WHERE o.stamp = row.stamp
SET o.stamp = row.to

// Puts keyed hashes on the list of the forgotten, with the receipt that they belong to; what is there stays.
UNWIND $marks AS mark
MERGE (f:Forgotten {mark: mark})
ON CREATE SET f.receipt = $receipt, f.at = datetime($at)

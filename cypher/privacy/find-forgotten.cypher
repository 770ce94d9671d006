// Which of these keyed hashes belong to people who were forgotten.
UNWIND $marks AS mark
MATCH (f:Forgotten {mark: mark})
RETURN f.mark AS mark

// Remembers that a migration was applied.
MERGE (m:Migration {name: $name})
SET m.checksum = $checksum, m.at = datetime($at)

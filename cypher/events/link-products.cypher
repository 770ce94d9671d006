// Replaces a product's own relationships: categories, brand, attributes, upgrades, what it requires or fits, and what its
// source says goes with it or stands in for it. What was learned, or what another source or a person said of that, stays.
UNWIND $rows AS row
MATCH (p:Product {id: row.id})
CALL (p) {
  MATCH (p)-[old:IN_CATEGORY|OF_BRAND|HAS_ATTRIBUTE|UPGRADES_TO|REQUIRES|COMPATIBLE_WITH]->() WHERE old.epoch IS NULL
  DELETE old
}
CALL (p, row) {
  MATCH (p)-[old:SUBSTITUTES|COMPLEMENTS {epoch: 'curated'}]->() WHERE old.source = row.source AND old.by IS NULL
  DELETE old
}
CALL (p, row) {
  UNWIND row.categories AS id
  MERGE (c:Category {id: id})
  CREATE (p)-[:IN_CATEGORY {source: row.source, at: datetime(row.at)}]->(c)
}
CALL (p, row) {
  UNWIND row.brands AS brand
  MERGE (b:Brand {id: brand})
  ON CREATE SET b.name = brand
  CREATE (p)-[:OF_BRAND {source: row.source, at: datetime(row.at)}]->(b)
}
CALL (p, row) {
  UNWIND row.attributes AS attribute
  MERGE (a:Attribute {id: attribute.id})
  ON CREATE SET a.name = attribute.name, a.value = attribute.value
  CREATE (p)-[:HAS_ATTRIBUTE {source: row.source, at: datetime(row.at)}]->(a)
}
CALL (p, row) {
  UNWIND row.upgradesTo AS id
  MERGE (q:Product {id: id})
  CREATE (p)-[:UPGRADES_TO {source: row.source, at: datetime(row.at)}]->(q)
}
CALL (p, row) {
  UNWIND row.requires AS id
  MERGE (q:Product {id: id})
  CREATE (p)-[:REQUIRES {source: row.source, at: datetime(row.at)}]->(q)
}
CALL (p, row) {
  UNWIND row.compatibleWith AS id
  MERGE (q:Product {id: id})
  CREATE (p)-[:COMPATIBLE_WITH {source: row.source, at: datetime(row.at)}]->(q)
}
CALL (p, row) {
  UNWIND row.substitutes AS id
  MERGE (q:Product {id: id})
  CREATE (p)-[:SUBSTITUTES {epoch: 'curated', weight: 1.0, source: row.source, at: datetime(row.at)}]->(q)
}
CALL (p, row) {
  UNWIND row.complements AS id
  MERGE (q:Product {id: id})
  CREATE (p)-[:COMPLEMENTS {epoch: 'curated', weight: 1.0, source: row.source, at: datetime(row.at)}]->(q)
}

// Sets what CRM says of a customer, unless we know something newer; who was deleted before that is back. `attributes` are prefixed properties; those that it says
// no more of go.
UNWIND $rows AS row
MERGE (c:Customer {id: row.id})
WITH c, row WHERE c.stamp IS NULL OR c.stamp < row.stamp
SET c.stamp = row.stamp, c.pseudonym = row.pseudonym, c.deleted = null, c.locale = row.locale,
  c.country = row.country, c.region = row.region, c.birthYear = toInteger(row.birthYear), c.emailHash = row.emailHash,
  c.phoneHash = row.phoneHash, c.source = row.source
WITH c, row
CALL (c) {
  UNWIND [name IN keys(c) WHERE name STARTS WITH 'attribute_'] AS name
  REMOVE c[name]
}
SET c += row.attributes

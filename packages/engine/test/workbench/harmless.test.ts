import { checkStatement, guardedProperties, listKeptQueries } from '@wherefore/engine';

/** What analysts write, and may run. */
const HARMLESS: readonly string[] = [
  'MATCH (p:Product) RETURN p.id, p.title ORDER BY p.price DESC LIMIT 10',
  'MATCH (p:Product) RETURN p {.id, .title, on: p.price} AS product',
  'MATCH (p:Product {id: $product})-[r:COMPLEMENTS]->(q:Product) RETURN q.id AS id, r.weight AS weight',
  'MATCH (c:Customer)-[b:PURCHASED]->(p:Product) RETURN p.id AS id, count(DISTINCT c) AS buyers, sum(b.spend) AS spend',
  'MATCH (c:Customer) WHERE c.country = $country RETURN c.pseudonym AS customer, c.locale AS locale',
  'MATCH (c:Customer)-[:PURCHASED]->(p:Product) WITH p, count(c) AS n WHERE n > 1 MATCH (p)-[:IN_CATEGORY]->(k:Category) RETURN p.id, k.id, n',
  'MATCH (p:Product) WHERE NOT EXISTS { (p)<-[:PURCHASED]-(:Customer) } RETURN p.id AS id',
  'MATCH (p:Product) WHERE p.title STARTS WITH "Te" WITH * MATCH (p)-[:OF_BRAND]->(b:Brand) RETURN b.id, collect(p.id)[..5] AS products',
  'MATCH (p:Product) OPTIONAL MATCH (p)-[:OF_BRAND]->(b:Brand) RETURN p.id, coalesce(b.id, "none") AS brand',
  'MATCH (p:Product) CALL (p) { MATCH (p)-[r:RELATED]->(q:Product) RETURN q ORDER BY r.weight DESC LIMIT 3 } RETURN p.id, count(q) AS n',
  'MATCH (p:Product) RETURN CASE WHEN p.price > 100 THEN "dear" ELSE "cheap" END AS band, count(*) AS n',
  'MATCH (p:Product) WITH collect(p.price) AS prices RETURN [x IN prices WHERE x > 10 | x * 2] AS doubled, size(prices) AS n',
  'MATCH path = (:Customer)-[:PURCHASED]->(:Product)-[:COMPLEMENTS*1..2]->(:Product) RETURN path LIMIT 5',
  'MATCH (a:Product), (b:Product) WHERE a.id < b.id AND a.price = b.price RETURN a.id, b.id LIMIT 10',
  'UNWIND range(1, 12) AS month RETURN month, date({year: 2026, month: month, day: 1}) AS first',
  'MATCH (e:Epoch {status: "current"}) RETURN e.id AS epoch, duration.between(e.at, datetime()) AS age // how old?',
  'MATCH (s:Segment)<-[m:IN_SEGMENT]-(c:Customer) RETURN s.id, s.name, count(c) AS people, avg(m.score) AS score',
  'MATCH (p:Product) RETURN p.title AS `What it is called`;',
  'CALL db.labels() YIELD label RETURN label ORDER BY label',
  'MATCH (p:Product)-[r:COMPLEMENTS|RELATED]->(q) RETURN type(r) AS type, labels(q) AS labels, count(*) AS n',
];

it.each(HARMLESS)('passes: %s', (statement) => {
  const checked = checkStatement(statement, guardedProperties());
  expect(checked).toMatchObject({ ok: true });
});

it.each(listKeptQueries().map(({ name, statement }) => [name, statement] as const))(
  'the kept query %s passes but for personal properties',
  (_, statement) => {
    expect(checkStatement(statement, null)).toMatchObject({ ok: true });
  },
);

it('sends what it has read: comments are blanks, all else stands where it stood', () => {
  const checked = checkStatement('MATCH (p) // one; two\nRETURN p /* ; */ ;', null);
  expect(checked.ok && checked.value.text).toBe('MATCH (p)            \nRETURN p          ');
});

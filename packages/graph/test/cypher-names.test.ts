import { namesIn } from './support/cypher-names.js';

it('finds names in patterns, maps and accesses, and not in comments, strings and rows', () => {
  const names = namesIn(`
    // The :Comment and $comment do not count.
    UNWIND $rows AS row
    MATCH (c:Customer {id: row.customer})-[r:PURCHASED|VIEWED]->(p:Product)<-[:CONTAINS]-(b)
    WHERE r.lastAt > datetime($since) AND b.title <> 'it is a (:Trap)'
    SET c += row.attributes, p.price = row.price`);
  expect(names.labels).toEqual(['Customer', 'Product']);
  expect(names.types).toEqual(['PURCHASED', 'VIEWED', 'CONTAINS']);
  expect(names.parameters).toEqual(['rows', 'since']);
  expect(names.properties).toEqual([
    { name: 'id', on: ['Customer'] },
    { name: 'lastAt', on: ['PURCHASED', 'VIEWED'] },
    { name: 'title', on: [] },
    { name: 'price', on: ['Product'] },
  ]);
});

it('follows directions, also of patterns that say them backwards', () => {
  expect(
    namesIn('MATCH (a:Product {id: $id})<-[:CONTAINS]-(:Bundle) MATCH (a)-[:OF_BRAND]->(b:Brand)').hops,
  ).toEqual([
    { type: 'CONTAINS', from: 'Bundle', to: 'Product' },
    { type: 'OF_BRAND', from: 'Product', to: 'Brand' },
  ]);
});

it('refuses what it does not understand', () => {
  expect(() => namesIn('MATCH (n) WHERE n:Product RETURN n')).toThrow(/Product looks like a label/);
});

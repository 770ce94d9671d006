import { explainOffer } from '@wherefore/graph';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { openGraph, type OpenGraph } from './support/open-graph.js';

let opened: OpenGraph;

beforeAll(async () => {
  opened = await openGraph();
  await opened.graph.runText(`
    UNWIND ['tent', 'dome', 'sheet', 'pole'] AS id MERGE (p:Product {id: id}) SET p.title = id
    WITH count(*) AS made
    MATCH (tent:Product {id: 'tent'}) MATCH (dome:Product {id: 'dome'}) MATCH (sheet:Product {id: 'sheet'})
    CREATE (c:Customer {id: 'ann'})-[:SUBSCRIBES {plan: 'team'}]->(tent)
    CREATE (c)-[:PURCHASED {count: 1}]->(tent)
    CREATE (tent)-[:UPGRADES_TO {source: 'shop'}]->(dome)
    CREATE (sheet)-[:COMPATIBLE_WITH {source: 'shop'}]->(tent)
    CREATE (sheet)-[:REQUIRES {source: 'shop'}]->(tent)
    CREATE (tent)-[:SUBSTITUTES {epoch: 'e1', weight: 0.5}]->(dome)
    CREATE (tent)-[:SUBSTITUTES {epoch: 'e0', weight: 0.9}]->(dome)
    CREATE (tent)-[:COMPLEMENTS {epoch: 'curated', weight: 1.0}]->(sheet)
    CREATE (tent)-[:COMPLEMENTS {epoch: 'e1', weight: 0.25}]->(sheet)`);
}, SERVER_START_TIMEOUT_MS);
afterAll(() => opened.close());

const SOURCES = ['complements', 'substitutes', 'upgrades', 'accessories', 'add-ons'];

/** Source, strength and contribution of every path, with the relationship that links the customer to it. */
async function pathsTo(product: string, sources: readonly string[]) {
  const rows = await opened.graph.read(explainOffer, {
    product,
    customer: 'ann',
    epoch: 'e1',
    coefficients: Object.fromEntries(SOURCES.map((source, place) => [source, place + 1])),
    anchors: [
      {
        kind: 'subscribed',
        label: 'Product',
        id: 'tent',
        weight: 2,
        behaviour: 'SUBSCRIBES',
        sources: [...sources],
      },
    ],
  });
  return rows
    .map(({ source, strength, contribution, known }) => [source, strength, contribution, known !== null])
    .sort((a, b) => Number(b[2]) - Number(a[2]));
}

it('walks to upgrades and substitutes, of this epoch only', async () => {
  expect(await pathsTo('dome', SOURCES)).toEqual([
    ['upgrades', 1, 6, true],
    ['substitutes', 0.5, 2, true],
  ]);
});

it('walks against accessories and add-ons, and takes what the shop says beside what was learned', async () => {
  expect(await pathsTo('sheet', SOURCES)).toEqual([
    ['add-ons', 1, 10, true],
    ['accessories', 1, 8, true],
    ['complements', 1, 2, true],
    ['complements', 0.25, 0.5, true],
  ]);
});

it('leaves out sources that did not speak from the anchor', async () => {
  expect(await pathsTo('sheet', ['add-ons'])).toEqual([['add-ons', 1, 10, true]]);
  expect(await pathsTo('pole', SOURCES)).toEqual([]);
});

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type AnyStatement, analystQueries, describeQuestion, type Graph } from '@wherefore/graph';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { z } from 'zod';
import { openGraph, type OpenGraph } from './support/open-graph.js';
import { TOY_WORLD } from './support/toy-world.js';

type Queries = typeof analystQueries;
const all = Object.entries(analystQueries).map(([name, query]) => [name, query as AnyStatement] as const);
const examplesOf = (query: AnyStatement): Record<string, unknown> =>
  Object.fromEntries(describeQuestion(query).parameters.map(({ name, example }) => [name, example]));

let opened: OpenGraph;
let graph: Graph;

beforeAll(async () => {
  opened = await openGraph();
  graph = opened.graph;
}, SERVER_START_TIMEOUT_MS);
afterAll(() => opened.close());

/** Asks with the examples of the file's head, but for what the test says. */
function ask<N extends keyof Queries>(name: N, parameters: Record<string, unknown> = {}) {
  const query: AnyStatement = analystQueries[name];
  return graph.read(query, { ...examplesOf(query), ...parameters }) as Promise<z.output<Queries[N]['row']>[]>;
}

describe.each(all)('%s', (name, query) => {
  it('declares each of its parameters, with an example that fits', () => {
    const { answers, parameters } = describeQuestion(query);
    expect(answers).toMatch(/\?/);
    expect(query.params).toBeInstanceOf(z.ZodObject);
    expect(parameters.map((one) => one.name).sort()).toEqual(
      Object.keys((query.params as z.ZodObject).shape).sort(),
    );
    expect(() => query.params.parse(examplesOf(query))).not.toThrow();
    expect(query.text).toContain('LIMIT toInteger($limit)');
  });

  it('is in the documentation with its parameters', () => {
    const docs = readFileSync(path.join(__dirname, '../../../docs/analyst-queries.md'), 'utf8');
    const row = docs.split('\n').find((line) => line.includes(`\`${name}\``)) ?? '';
    expect(row).not.toBe('');
    for (const parameter of describeQuestion(query).parameters)
      expect(row).toContain(`\`${parameter.name}\``);
  });

  it('answers an empty graph without failing', async () => {
    expect(await graph.read(query, examplesOf(query))).toEqual([]);
  });
});

describe('in the toy world', () => {
  beforeAll(async () => {
    for (const text of TOY_WORLD) await graph.runText(text);
  });

  it.each(all)('%s finds something with its examples', async (_, query) => {
    expect((await graph.read(query, examplesOf(query))).length).toBeGreaterThan(0);
  });

  it('complements: of the current epoch only, strongest first', async () => {
    expect(await ask('complements-of-product')).toMatchObject([
      { complement: 'pegs', lift: 3, confidence: 0.7, n: 20, bundled: false },
      { complement: 'stove', lift: 2, n: 12 },
    ]);
    expect(await ask('complements-of-product', { product: 'stove' })).toMatchObject([
      { complement: 'gas', bundled: true },
    ]);
  });

  it('buyers without complement: not who has it, gave the tent back, or refused marketing', async () => {
    const rows = await ask('buyers-without-complement');
    expect(rows.map(({ customer, complement }) => [customer, complement])).toEqual([
      ['ann', 'pegs'],
      ['eve', 'pegs'],
    ]);
    expect(await ask('buyers-without-complement', { product: 'stove' })).toEqual([]);
  });

  it('why path: direct, by category and by brand, strongest first', async () => {
    expect(await ask('why-path')).toMatchObject([
      {
        because: 'PURCHASED',
        start: 'tent',
        via: null,
        learned: 'COMPLEMENTS',
        weight: 0.6,
        at: '2026-10-20T00:00:00Z',
      },
      {
        because: 'PURCHASED',
        start: 'tent',
        viaKind: 'Brand',
        via: 'Peak',
        learned: 'TOP_SELLER',
        weight: 0.3,
      },
      {
        because: 'PURCHASED',
        start: 'tent',
        viaKind: 'Category',
        via: 'Camping',
        learned: 'TOP_SELLER',
        weight: 0.3,
      },
    ]);
    expect(await ask('why-path', { product: 'stove' })).toMatchObject([
      { because: 'PURCHASED', start: 'gas', learned: 'COMPLEMENTS', weight: 0.6 },
      { because: 'IN_SEGMENT', start: 'campers', startName: 'Campers', learned: 'TOP_SELLER' },
      { because: 'PURCHASED', start: 'tent', learned: 'COMPLEMENTS' },
    ]);
  });

  it('worth winning back: by what they would spend, not who is sure to come, nor who refused marketing', async () => {
    const rows = await ask('customers-worth-winning-back');
    expect(rows).toMatchObject([
      { customer: 'bob', stage: 'Regulars', alive: 0.2, valueInYear: 40, worthIfBack: expect.closeTo(200) },
      { customer: 'cat', worthIfBack: expect.closeTo(20) },
    ]);
  });

  it('segment favourites: lift over the shop, a lower bound where the shop’s list ends', async () => {
    const rows = await ask('segment-favourites', { segment: 'campers' });
    expect(rows).toMatchObject([
      { product: 'stove', shopShare: null, atLeast: true },
      { product: 'tent', share: 0.6, shopShare: 0.4, atLeast: false },
    ]);
    expect(rows.map(({ lift }) => lift)).toEqual([expect.closeTo(2.5), expect.closeTo(1.5)]);
  });

  it('brands sold together: each pair once', async () => {
    expect(await ask('brands-sold-together')).toEqual([
      {
        brand: 'Blaze',
        otherBrand: 'Peak',
        complements: 1,
        mostBaskets: 12,
        bestLift: 2,
        exampleProduct: 'stove',
        exampleOther: 'tent',
      },
    ]);
  });

  it('unreached products: no edge of the current epoch; the nameless one is not a product yet', async () => {
    expect((await ask('unreached-products')).map(({ product, customers }) => [product, customers])).toEqual([
      ['dome', 1],
      ['socks', 0],
    ]);
  });

  it('stock-outs among complements', async () => {
    expect(await ask('stock-outs-among-complements')).toMatchObject([
      { product: 'gas', stock: 0, active: true, goesWith: 1, strongestWith: 'stove', weight: 0.7 },
    ]);
  });

  it('repeats: due between one and two median gaps', async () => {
    expect(await ask('repeat-products')).toMatchObject([
      { product: 'gas', medianGapDays: 30, probability: 0.6, due: 2 },
    ]);
    expect(await ask('customers-due')).toMatchObject([{ customer: 'eve', dueAt: '2026-10-20T00:00:00Z' }]);
    expect(await ask('customers-due', { asOf: '2026-12-01' })).toMatchObject([{ customer: 'bob' }]);
  });

  it('returns by category', async () => {
    const [camping, cooking] = await ask('returns-by-category');
    expect(camping).toMatchObject({
      category: 'camping',
      unitsSold: 7,
      unitsReturned: 1,
      paidBack: 100,
      mostReturned: 'tent',
    });
    expect(camping?.returnRate).toBeCloseTo(1 / 7);
    expect(cooking).toMatchObject({
      category: 'cooking',
      unitsSold: 4,
      unitsReturned: 0,
      mostReturned: null,
    });
  });

  it('campaigns: reached, redeemed, and redeemed uninvited', async () => {
    expect(await ask('campaign-response')).toMatchObject([
      { campaign: 'autumn', reached: 2, contacts: 4, redeemed: 2, redemptions: 2, uninvited: 1, rate: 0.5 },
    ]);
  });

  it('tickets about top sellers: open and pending ones', async () => {
    expect(await ask('tickets-about-top-sellers')).toMatchObject([
      {
        product: 'tent',
        rank: 1,
        tickets: 2,
        topics: expect.arrayContaining(['broken pole', 'leaks']),
        returners: 1,
      },
    ]);
  });

  it('upgrades: who has it already does not count as a candidate', async () => {
    expect(await ask('upgrade-candidates')).toMatchObject([
      { product: 'tent', upgrade: 'dome', step: 80, holders: 5, upgraded: 1, candidates: 4 },
    ]);
  });

  it('bundles worth building: mutual, and not a bundle yet', async () => {
    expect(await ask('bundles-worth-building')).toMatchObject([
      { product: 'pegs', other: 'tent', n: 20, lift: 3, confidence: 0.6, price: 110 },
    ]);
  });

  it('freshness: by source and kind, behind the newest of all', async () => {
    const rows = await ask('data-freshness');
    expect(rows.find(({ kind }) => kind === 'orders')).toMatchObject({
      source: 'commerce',
      facts: 1,
      behindDays: 1,
    });
    expect(rows[0]).toMatchObject({ source: 'crm', kind: 'memberships', behindDays: 61 });
    expect(rows.find(({ source }) => source === 'learn')).toMatchObject({ behindDays: 0 });
  });

  it('quarantine: by reason and state', async () => {
    expect(await ask('quarantine-by-reason')).toMatchObject([
      { reason: 'no id', records: 2, arrivals: 4, latestPosition: 'a.csv:1' },
    ]);
    expect(await ask('quarantine-by-reason', { state: null })).toHaveLength(2);
  });

  it('epochs: what came, went and stayed', async () => {
    const rows = await ask('epoch-comparison');
    expect(rows[0]).toMatchObject({
      type: 'COMPLEMENTS',
      added: 4,
      removed: 1,
      kept: 1,
      epoch: 'e2',
      previous: 'e1',
    });
    expect(rows.map(({ type, added }) => [type, added]).slice(1)).toEqual([
      ['FOLLOWED_BY', 1],
      ['TOP_SELLER', 6],
    ]);
    expect(await ask('epoch-changes-of-product')).toMatchObject([
      { product: 'stove', change: 'added', before: null, now: 0.3 },
      { product: 'socks', change: 'removed', before: 0.2, now: null },
      { product: 'pegs', change: 'changed', before: 0.5, now: 0.6 },
    ]);
  });
});

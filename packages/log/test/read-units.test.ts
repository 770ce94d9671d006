import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  loadMetrics,
  METRICS,
  openDecisionLog,
  openLog,
  parseMetric,
  readUnits,
  type UnitsAsked,
  type UnitsRead,
} from '@wherefore/log';
import { logged, pseudonymOf } from './logged.js';
import { temporaryFolder } from './temporary-folder.js';

const directory = temporaryFolder();
/** Minutes after midnight of 2025-03-01. */
const instant = (at: number): string => new Date(Date.UTC(2025, 2, 1, 0, at)).toISOString();
const DAY = 1_440;

const idOf = (at: number): string => `d${at}.aaaaaaaaaa`;

interface Seen {
  readonly at: number;
  readonly arm?: string;
  readonly holdout?: string;
  readonly offers?: number;
  readonly placement?: string;
  readonly terms?: readonly unknown[];
}

const body = (
  customer: string,
  { at, arm, holdout, offers = 1, placement = 'home', terms = [] }: Seen,
): string =>
  JSON.stringify({
    at: instant(at),
    request: { placement, customer: pseudonymOf(customer), channel: at % 2 === 0 ? 'web' : 'app', cart: [] },
    versions: { epoch: 'e1', rules: 0, placement: 'x' },
    offers: Array.from({ length: offers }, (_, one) => ({ product: `p${one}`, score: 1, terms })),
    taken: {
      holdout: holdout ?? null,
      assignments: arm === undefined ? [] : [{ experiment: 'e', arm, propensity: 0.5 }],
    },
  });

/** Who saw what, in the order in which it is kept. */
const SEEN: readonly (readonly [string, Seen])[] = [
  ['ann', { at: 10, arm: 'control' }],
  ['bob', { at: 11, arm: 'new' }],
  ['ann', { at: 20, arm: 'control', offers: 0 }],
  ['cat', { at: 21, arm: 'new', terms: [['related', null, [0], [1], 0.5]] }],
  ['dan', { at: 22, arm: 'control' }],
  ['eve', { at: 23, arm: 'new' }],
  ['eve', { at: 24, arm: 'control' }],
  ['fay', { at: 25, holdout: 'everywhere' }],
  ['bob', { at: 30, arm: 'new' }],
];

beforeAll(async () => {
  const decisions = await openDecisionLog({ directory });
  const entries = SEEN.map(([customer, seen], at) => ({
    entry: `${Date.parse(instant(seen.at))}-${at}`,
    kind: 'decision' as const,
    decision: idOf(at),
    body: body(customer, seen),
  }));
  const last = entries.at(-1)?.entry ?? '';
  expect(await decisions.append({ after: '0-0', last, entries })).toBe(true);
  await decisions.close();
  const lines = (amount: number, product = 'p0') => [{ product, quantity: 2, amount }];
  const placed = (order: string, at: number, what: { customer: string; amount: number; product?: string }) =>
    logged(`${order}@${at}`, at, {
      type: 'order.placed',
      payload: { order, customer: what.customer, lines: lines(what.amount, what.product) },
    });
  const clicked = (customer: string | null, at: number, decision: number) =>
    logged(`click-${at}`, at, {
      type: 'offer.clicked',
      payload: { decision: idOf(decision), ...(customer !== null && { customer }), product: 'p0' },
    });
  const log = await openLog({ directory });
  await log.append({
    batch: 'b1',
    receivedAt: instant(3 * DAY),
    events: [
      placed('before', 5, { customer: 'ann', amount: 30 }),
      placed('o1', 40, { customer: 'ann', amount: 10 }),
      placed('o2', 41, { customer: 'bob', amount: 20 }),
      placed('o3', 2 * DAY, { customer: 'bob', amount: 5, product: 'p9' }),
      placed('o4', 42, { customer: 'cat', amount: 8 }),
      placed('o5', 43, { customer: 'dan', amount: 99 }),
      placed('late', 9 * DAY, { customer: 'dan', amount: 1_000 }),
      placed('other', 44, { customer: 'zoe', amount: 7 }),
      placed('held', 45, { customer: 'fay', amount: 4 }),
      logged('r1', 50, {
        type: 'order.returned',
        payload: {
          return: 'r1',
          order: 'o4',
          customer: 'cat',
          lines: [{ product: 'p0', quantity: 1, amount: 4 }],
        },
      }),
      logged('x1', 60, { type: 'order.cancelled', payload: { order: 'o5' } }),
      clicked('bob', 31, 1),
      clicked('bob', 32, 1),
      clicked(null, 33, 3),
    ],
  } as never);
  await log.close();
});

const asked = (over: Partial<UnitsAsked> = {}): UnitsAsked => ({
  compared: { experiment: 'e', unit: 'customer' },
  from: instant(0),
  to: instant(5 * DAY),
  windowDays: 7,
  preDays: 28,
  metrics: METRICS,
  by: null,
  ...over,
});
const sums = (read: UnitsRead, metric: string, arm: string) =>
  read.metrics.find((one) => one.metric === metric)?.arms.find((one) => one.arm === arm)?.sums;

describe('what the units of an experiment did', () => {
  let read: UnitsRead;
  beforeAll(async () => {
    read = await readUnits(directory, asked({ by: 'channel' }));
  });

  it('counts every customer once, and leaves out who was in both arms', () => {
    expect(read.units).toEqual([
      { arm: 'control', units: 2 },
      { arm: 'new', units: 2 },
    ]);
    expect(read.mixed).toBe(1);
  });

  it('takes returns and cancellations off, and what lies outside the window', () => {
    expect(sums(read, 'revenue-per-visitor', 'control')).toMatchObject({ n: 2, y: 10, yy: 100 });
    expect(sums(read, 'revenue-per-visitor', 'new')).toMatchObject({ n: 2, y: 25 + 4, yy: 625 + 16 });
    expect(sums(read, 'conversion', 'control')).toMatchObject({ n: 2, y: 1 });
    expect(sums(read, 'orders-per-visitor', 'new')).toMatchObject({ y: 3 });
    expect(sums(read, 'repeat-purchase', 'new')).toMatchObject({ y: 1 });
  });

  it('knows what was spent before as the covariate', () => {
    expect(sums(read, 'revenue-per-visitor', 'control')).toMatchObject({ x: 30, xx: 900, xy: 300 });
    expect(sums(read, 'revenue-per-visitor', 'new')).toMatchObject({ x: 0 });
  });

  it('has ratios by their two sums', () => {
    expect(sums(read, 'aov', 'new')).toMatchObject({ y: 29, x: 3 });
    // One click names its decision alone.
    expect(sums(read, 'ctr', 'new')).toMatchObject({ y: 2, x: 3 });
    expect(sums(read, 'ctr', 'control')).toMatchObject({ y: 0, x: 2 });
    expect(sums(read, 'empty-lists', 'control')).toMatchObject({ y: 1, x: 3 });
    expect(sums(read, 'attach-rate', 'new')).toMatchObject({ y: 2, x: 3 });
  });

  it('has the first metric by day and by group', () => {
    expect(read.days.filter(({ arm }) => arm === 'new')).toEqual([
      { arm: 'new', day: 0, sums: { n: 2, y: 2, yy: 2, x: 0, xx: 0, xy: 0 } },
      ...[1, 2, 3].map((day) => ({ arm: 'new', day, sums: { n: 2, y: 0, yy: 0, x: 0, xx: 0, xy: 0 } })),
    ]);
    expect(read.groups.map(({ arm, group, sums: { n } }) => [arm, group, n])).toEqual([
      ['control', 'web', 2],
      ['new', 'app', 2],
    ]);
  });
});

it('reads the first metric at each look as it was known then', async () => {
  const looks = [instant(20), instant(41), instant(DAY)];
  const metrics = METRICS.filter(({ id }) => id === 'orders-per-visitor');
  const { looks: found } = await readUnits(directory, asked({ metrics, looks }));
  expect(found.map(({ at }) => at)).toEqual(looks);
  expect(
    found.map(({ arms }) => Object.fromEntries(arms.map(({ arm, sums: { n, y } }) => [arm, [n, y]]))),
  ).toEqual([
    { control: [1, 0], new: [1, 0] },
    { control: [2, 1], new: [2, 0] },
    { control: [2, 1], new: [2, 2] },
  ]);
});

it('credits revenue to what spoke for the offers that were taken, and all of it adds up', async () => {
  const credit = { attribution: 'last', creditDays: 30 } as const;
  const { paths } = await readUnits(directory, asked({ metrics: [], credit }));
  const worth = (arm: string) =>
    Object.fromEntries(
      paths.flatMap(({ arm: of, group, sums: { n, y } }) => (of === arm ? [[group, [n, y]]] : [])),
    );
  expect(worth('control')).toEqual({ none: [2, 0], related: [2, 0], 'no offer': [2, 10] });
  expect(worth('new')).toEqual({ none: [2, 20], related: [2, 4], 'no offer': [2, 5] });
  const first = await readUnits(
    directory,
    asked({ metrics: [], credit: { ...credit, attribution: 'first' } }),
  );
  expect(first.paths).toEqual(paths);
});

it('reads everybody as one arm, in the placements that are named', async () => {
  const of = (placements: readonly string[]) =>
    readUnits(directory, asked({ compared: { everybody: 'customer', placements } }));
  const all = await of([]);
  expect(all.units).toEqual([{ arm: 'everybody', units: 6 }]);
  expect(sums(all, 'orders-per-visitor', 'everybody')).toMatchObject({ n: 6, y: 5 });
  expect((await of(['email'])).units).toEqual([]);
});

it('compares who is held out with everybody else', async () => {
  const read = await readUnits(directory, asked({ compared: { holdout: 'everywhere' } }));
  expect(read.units).toEqual([
    { arm: 'held-out', units: 1 },
    { arm: 'personalised', units: 5 },
  ]);
  expect(sums(read, 'revenue-per-visitor', 'held-out')).toMatchObject({ y: 4 });
});

it('of an experiment that nobody was in there is nothing', async () => {
  const read = await readUnits(directory, asked({ compared: { experiment: 'f', unit: 'customer' } }));
  expect(read).toMatchObject({ units: [], metrics: METRICS.map(({ id }) => ({ metric: id, arms: [] })) });
  expect(await readUnits(join(directory, 'nowhere'), asked())).toMatchObject({ units: [], metrics: [] });
});

describe('a metric of a shop’s own', () => {
  const text =
    '-- id: units\n-- title: Things per visitor\n-- kind: mean\nSELECT unit, "at", len(products) AS y FROM orders;\n';

  it('is a file', async () => {
    const folder = join(directory, 'metrics');
    mkdirSync(folder);
    writeFileSync(join(folder, 'units.sql'), text);
    const own = (await loadMetrics(directory)).find(({ id }) => id === 'units');
    const read = await readUnits(directory, asked({ metrics: own === undefined ? [] : [own] }));
    expect(sums(read, 'units', 'new')).toMatchObject({ n: 2, y: 3 });
    writeFileSync(join(folder, 'again.sql'), text.replace('id: units', 'id: ctr'));
    await expect(loadMetrics(directory)).rejects.toThrow('there are two metrics ctr');
    expect(await loadMetrics(join(folder, 'gone'))).toBe(METRICS);
  });

  it('says what is wrong with it, and sees no other file', async () => {
    expect(() => parseMetric('-- id: A B\nDROP TABLE orders', 'x.sql')).toThrow(
      /x\.sql is no metric\. id: .*; title: .*; kind: .*; after its head comes one query/,
    );
    const ask = (sql: string) =>
      readUnits(directory, asked({ metrics: [{ ...parseMetric(text, 'x'), sql }] }));
    await expect(ask('SELECT nobody FROM orders')).rejects.toThrow(
      /The metric units cannot be asked: .*nobody/,
    );
    await expect(ask(`SELECT '' AS unit, 1 AS y FROM read_csv('/etc/passwd')`)).rejects.toThrow(
      /The metric units cannot be asked: /,
    );
  });
});

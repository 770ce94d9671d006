import {
  type DecisionLog,
  type EventLog,
  type InsightLog,
  openDecisionLog,
  openInsightLog,
  openLog,
} from '@wherefore/log';
import type { InsightQuery, LoggedEntry } from '@wherefore/log';
import { logged, pseudonymOf } from './logged.js';
import { temporaryFolder } from './temporary-folder.js';

const root = temporaryFolder();
/** `logged` counts minutes from this midnight. */
const START = Date.UTC(2025, 2, 1);
const HOUR = 60;
const DAY = 24 * HOUR;

let decisions: DecisionLog;
let events: EventLog;
let insights: InsightLog;
const WEEK: InsightQuery = {
  from: '2025-03-01T00:00:00.000Z',
  to: '2025-03-08T00:00:00.000Z',
  by: null,
  placement: null,
  path: null,
  people: null,
  members: [],
  attribution: 'last',
  windowDays: 7,
  grain: 'day',
};

interface Given {
  readonly customer?: string;
  readonly placement: string;
  /** Offers with what each source added. */
  readonly offers: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly bundles?: readonly (readonly string[])[];
}

function decided(
  name: string,
  minute: number,
  { customer, placement, offers, bundles = [] }: Given,
): LoggedEntry {
  const at = new Date(START + minute * 60_000).toISOString();
  const record = {
    at,
    request: { placement, ...(customer !== undefined && { customer: pseudonymOf(customer) }) },
    personalised: customer !== undefined,
    offers: Object.entries(offers).map(([product, sources]) => ({
      product,
      terms: Object.entries(sources).map(([source, value]) => [source, null, [0], [1], value]),
    })),
    bundles: bundles.map((parts, i) => ({ id: `b${i}`, parts })),
  };
  return { entry: `${Date.parse(at)}-0`, kind: 'decision', decision: name, body: JSON.stringify(record) };
}
const shown = (decision: string, minute: number, ...products: string[]) =>
  logged(`${decision} shown ${minute}`, minute, { type: 'offer.shown', payload: { decision, products } });
const clicked = ([decision, product]: readonly [string, string], minute: number, who: object) =>
  logged(`${decision} ${product} clicked ${minute}`, minute, {
    type: 'offer.clicked',
    payload: { decision, product, ...who },
  });
interface Bought {
  readonly who: object;
  readonly lines: Readonly<Record<string, number>>;
  readonly currency?: string;
}
const ordered = (order: string, minute: number, { who, lines, currency = 'EUR' }: Bought) =>
  logged(order, minute, {
    type: 'order.placed',
    payload: {
      order,
      ...who,
      currency,
      lines: Object.entries(lines).map(([product, amount]) => ({ product, quantity: 2, amount })),
    },
  });

beforeAll(async () => {
  decisions = await openDecisionLog({ directory: root });
  events = await openLog({ directory: root });
  insights = await openInsightLog({ directory: root });
  const entries = [
    decided('d1.0123456789', 10, {
      customer: 'ann',
      placement: 'home',
      offers: { tea: { related: 1, brand: 0.25, segment: 0.5 }, milk: { segment: 0.5 }, cup: {} },
      bundles: [
        ['tea', 'pot'],
        ['cup', 'spoon'],
      ],
    }),
    decided('d2.0123456789', 20, { customer: 'bob', placement: 'cart', offers: { tea: { brand: 0.75 } } }),
    decided('d3.0123456789', DAY + 10, { placement: 'home', offers: { milk: { segment: 1 } } }),
    decided('d4.0123456789', DAY + 20, {
      customer: 'ann',
      placement: 'cart',
      offers: { tea: { complements: 1 } },
    }),
    decided('d5.0123456789', 2 * DAY, { customer: 'eve', placement: 'home', offers: {} }),
    decided('d6.0123456789', 9 * DAY, { customer: 'ann', placement: 'home', offers: { tea: { brand: 1 } } }),
  ];
  await decisions.append({ after: '0-0', last: entries.at(-1)?.entry ?? '', entries });
  const happened = [
    shown('d1.0123456789', 11, 'tea', 'milk'),
    shown('d1.0123456789', 12, 'tea'),
    clicked(['d1.0123456789', 'tea'], 13, { customer: 'ann' }),
    clicked(['d1.0123456789', 'tea'], 14, { customer: 'ann' }),
    shown('d2.0123456789', 21, 'tea'),
    shown('d3.0123456789', DAY + 11, 'milk'),
    clicked(['d3.0123456789', 'milk'], DAY + 12, { session: 's1' }),
    clicked(['d4.0123456789', 'tea'], DAY + 21, { customer: 'ann' }),
    // Credited: tea of ann, of two decisions; cup was never clicked. Half of the tea comes back.
    ordered('o1', 2 * DAY, { who: { customer: 'ann' }, lines: { tea: 40, pot: 15, cup: 5 } }),
    logged('r1', 3 * DAY, {
      type: 'order.returned',
      payload: {
        return: 'r1',
        order: 'o1',
        customer: 'ann',
        lines: [{ product: 'tea', quantity: 1, amount: 20 }],
      },
    }),
    // The session turns out to be carl, who orders in another currency.
    logged('i1', 2 * DAY, { type: 'session.identified', payload: { session: 's1', customer: 'carl' } }),
    ordered('o2', 2 * DAY + 5, { who: { customer: 'carl' }, lines: { milk: 8 }, currency: 'USD' }),
    ordered('o3', 2 * DAY + 6, { who: { customer: 'bob' }, lines: { tea: 30 } }),
    // Cancelled, and brought back whole: no orders.
    ordered('o4', 2 * DAY + 7, { who: { customer: 'ann' }, lines: { tea: 99 } }),
    logged('c4', 2 * DAY + 9, { type: 'order.cancelled', payload: { order: 'o4' } }),
    ordered('o5', 2 * DAY + 8, { who: { customer: 'ann' }, lines: { tea: 77 } }),
    logged('r5', 3 * DAY, {
      type: 'order.returned',
      payload: { return: 'r5', order: 'o5', lines: [{ product: 'tea', quantity: 2, amount: 77 }] },
    }),
    // Within the week, but more than seven days after... nobody clicked before it.
    ordered('o6', 6 * DAY, { who: { customer: 'dora' }, lines: { tea: 12 } }),
  ];
  await events.append({
    batch: 'b',
    receivedAt: new Date(START + 4 * DAY * 60_000).toISOString(),
    events: happened,
  });
}, 60_000);
afterAll(async () => {
  await insights.close();
  await events.close();
  await decisions.close();
});

const euros = { currency: 'EUR', orders: 3, revenue: 40 * 0.5 + 15 + 5 + 30 + 12 };

describe('what decisions led to', () => {
  it('counts a period: what was decided, shown, clicked and bought', async () => {
    const { total, mix, withoutPaths, bundles, bundlesTaken, until } = await insights.read(WEEK);
    expect(total).toEqual({
      key: null,
      decisions: 5,
      empty: 1,
      personalised: 4,
      offers: 6,
      // tea and milk of d1, tea of d2, milk of d3, tea of d4, which was clicked and so was seen.
      shown: 5,
      clicks: 3,
      people: 3,
      products: 2,
      takings: [
        { ...euros, attributedOrders: 1, attributedBaskets: 40, attributedRevenue: 20 },
        {
          currency: 'USD',
          orders: 1,
          revenue: 8,
          attributedOrders: 1,
          attributedBaskets: 8,
          attributedRevenue: 8,
        },
      ],
    });
    expect(mix).toEqual([
      { source: 'segment', value: 2 },
      { source: 'brand', value: 1 },
      { source: 'complements', value: 1 },
      { source: 'related', value: 1 },
    ]);
    expect([withoutPaths, bundles, bundlesTaken]).toEqual([0, 2, 1]);
    expect(until).toBe(new Date(START + 9 * DAY * 60_000).toISOString());
  });

  it('follows it through time, each day by what was decided and what was ordered on it', async () => {
    const { series } = await insights.read(WEEK);
    expect(series.map(({ key, decisions: made, clicks }) => [key, made, clicks])).toEqual([
      ['2025-03-01', 2, 1],
      ['2025-03-02', 2, 2],
      ['2025-03-03', 1, 0],
      ['2025-03-07', 0, 0],
    ]);
    expect(series.map(({ takings }) => takings.map(({ orders }) => orders))).toEqual([[], [], [2, 1], [1]]);
    const weekly = await insights.read({ ...WEEK, grain: 'week' });
    expect(weekly.series.map(({ key, decisions: made }) => [key, made])).toEqual([
      ['2025-02-24', 4],
      ['2025-03-03', 1],
    ]);
  });

  it.each([
    [
      'last',
      [
        ['cart', 20],
        ['home', 0],
      ],
    ],
    [
      'first',
      [
        ['cart', 0],
        ['home', 20],
      ],
    ],
    [
      'position',
      [
        ['cart', 10],
        ['home', 10],
      ],
    ],
  ] as const)('credits the %s click, by placement', async (attribution, expected) => {
    const { groups } = await insights.read({ ...WEEK, by: 'placement', attribution });
    const inEuro = groups.map(({ key, takings }) => [
      key,
      takings.find(({ currency }) => currency === 'EUR')?.attributedRevenue ?? 0,
    ]);
    expect(inEuro).toEqual(expected);
    expect(
      groups.map(({ decisions: made, shown: seen, clicks, products }) => [made, seen, clicks, products]),
    ).toEqual([
      [2, 2, 1, 1],
      [3, 3, 2, 2],
    ]);
  });

  it('credits nothing that was bought after the window', async () => {
    const from = '2025-03-03T00:00:00.000Z';
    const { total } = await insights.read({ ...WEEK, from, windowDays: 0 });
    expect(total.takings.map(({ attributedOrders }) => attributedOrders)).toEqual([0, 0]);
  });

  it('tells offers apart by the strongest evidence, and by all of it', async () => {
    const path = await insights.read({ ...WEEK, by: 'path' });
    const figures = ({
      key,
      decisions: made,
      offers,
      shown: seen,
      clicks,
      takings,
    }: (typeof path.groups)[number]) => [
      key,
      made,
      offers,
      seen,
      clicks,
      takings.reduce((sum, { attributedRevenue }) => sum + attributedRevenue, 0),
    ];
    expect(path.groups.map(figures)).toEqual([
      ['brand', 1, 1, 1, 0, 0],
      ['complements', 1, 1, 1, 1, 20],
      ['none', 1, 1, 0, 0, 0],
      ['related', 1, 1, 1, 1, 0],
      ['segment', 2, 2, 2, 1, 8],
    ]);
    const evidence = await insights.read({ ...WEEK, by: 'evidence' });
    expect(evidence.groups.map(figures)).toEqual([
      ['brand', 2, 2, 2, 1, 0],
      ['complements', 1, 1, 1, 1, 20],
      ['none', 1, 1, 0, 0, 0],
      ['related', 1, 1, 1, 1, 0],
      ['segment', 2, 3, 3, 2, 8],
    ]);
  });

  it('looks at the offers of one path alone: the decisions that have one, their clicks, what they sold', async () => {
    const complements = await insights.read({ ...WEEK, path: 'complements', by: 'placement' });
    expect(complements.total).toMatchObject({ decisions: 1, offers: 1, shown: 1, clicks: 1, products: 1 });
    expect(complements.total.takings[0]).toMatchObject({
      ...euros,
      attributedOrders: 1,
      attributedRevenue: 20,
    });
    expect(complements.groups.map(({ key }) => key)).toEqual(['cart']);
    const segment = await insights.read({ ...WEEK, path: 'segment' });
    expect(segment.total).toMatchObject({
      decisions: 2,
      empty: 0,
      offers: 2,
      shown: 2,
      clicks: 1,
      products: 1,
    });
    expect(segment.total.takings.map(({ attributedRevenue }) => attributedRevenue)).toEqual([0, 8]);
    const none = await insights.read({ ...WEEK, path: 'none', by: 'evidence' });
    expect(none.total).toMatchObject({ decisions: 1, offers: 1, shown: 0, clicks: 0 });
    expect(none.groups.map(({ key, people }) => [key, people])).toEqual([['none', 1]]);
  });

  it('tells groups of people apart, and looks at some people or one placement alone', async () => {
    const members = [
      { segment: 'gold', customer: pseudonymOf('ann') },
      { segment: 'gold', customer: pseudonymOf('bob') },
      { segment: 'new', customer: pseudonymOf('eve') },
    ];
    const { groups } = await insights.read({ ...WEEK, by: 'segment', members });
    expect(
      groups.map(({ key, decisions: made, people, takings }) => [key, made, people, takings.length]),
    ).toEqual([
      ['gold', 3, 2, 1],
      ['new', 1, 1, 0],
    ]);
    expect(groups[0]?.takings[0]).toMatchObject({
      orders: 2,
      revenue: 70,
      attributedOrders: 1,
      attributedRevenue: 20,
    });
    const ann = await insights.read({ ...WEEK, people: [pseudonymOf('ann')] });
    expect(ann.total).toMatchObject({
      decisions: 2,
      shown: 3,
      clicks: 2,
      takings: [{ orders: 1, revenue: 40 }],
    });
    const home = await insights.read({ ...WEEK, placement: 'home' });
    expect(home.total).toMatchObject({
      decisions: 3,
      takings: [{ ...euros, attributedOrders: 0 }, { attributedOrders: 1 }],
    });
  });

  it('says nothing of a period without decisions, and works on empty folders', async () => {
    const quiet = { ...WEEK, from: '2024-01-01T00:00:00.000Z', to: '2024-02-01T00:00:00.000Z' };
    const { total, series } = await insights.read({ ...quiet, by: 'path' });
    expect([total.decisions, total.takings, series]).toEqual([0, [], []]);
    const empty = await openInsightLog({ directory: temporaryFolderOf('empty') });
    expect(await empty.read(WEEK)).toMatchObject({ total: { decisions: 0 }, until: null, mix: [] });
    await empty.close();
  });
});

const temporaryFolderOf = (name: string): string => `${root}/${name}`;

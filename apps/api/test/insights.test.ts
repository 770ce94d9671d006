import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { openToyShop, type ToyShopApi } from './support/open-toy-shop.js';

const DECIDE = `query Decide($input: OffersInput!) {
  offers(input: $input) { ... on OfferList { id offers { product { id } because { contributions { source value kind } } } } }
}`;
const TRACK = `mutation Track($events: [TrackInput!]!) { track(events: $events) { accepted quarantined { index reason } } }`;
const FIGURES = `key name withheld decisions offers shown clicks orders attributedOrders ctr conversion attachRate coverage
  earned { currency orders revenue attributedOrders attributedRevenue orderValueWith orderValueWithout }`;
const INSIGHTS = `query Insights($input: InsightsInput!) {
  insights(input: $input) { total { ${FIGURES} } series { ${FIGURES} } groups { ${FIGURES} } mix { source share } bundles bundleUptake notes }
}`;

interface Decided {
  readonly id: string;
  readonly offers: readonly {
    readonly product: { readonly id: string };
    readonly because: {
      readonly contributions: readonly { readonly source: string; readonly value: number }[];
    };
  }[];
}
interface Figures {
  readonly key: string;
  readonly withheld: boolean;
  readonly offers: number;
  readonly clicks: number;
  readonly earned: readonly object[];
}
interface Insights {
  readonly total: Figures;
  readonly series: readonly Figures[];
  readonly groups: readonly Figures[];
  readonly mix: readonly { readonly source: string; readonly share: number }[];
  readonly notes: readonly string[];
}

const DAY_MS = 86_400_000;
/** Twelve campers and two others; each of them is shown two offers at home. */
const CAMPERS = Array.from({ length: 12 }, (_, i) => `c${String(6 * i).padStart(3, '0')}`);
const OTHERS = ['c003', 'c005'];
const PEOPLE = [...CAMPERS, ...OTHERS];
/** Those who click the first offer; of them the first three buy it, for 20, with a lamp or a mug for 5. */
const CLICKERS = [...CAMPERS.slice(0, 4), 'c003'];
const BUYERS = CLICKERS.slice(0, 3);

/** The source that adds the most to each offer, as the offer itself says. */
const strongest = ({ because: { contributions } }: Decided['offers'][number]): string => {
  const sums = new Map<string, number>();
  for (const { source, value } of contributions)
    if (source !== 'base-rate') sums.set(source, (sums.get(source) ?? 0) + value);
  return [...sums].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'none';
};

describe('insights over GraphQL, from offers through clicks and orders to figures', () => {
  let shop: ToyShopApi;
  const decided = new Map<string, Decided>();
  const period = { from: new Date(0), to: new Date(0) };

  async function track(events: readonly object[]): Promise<void> {
    const { data, errors } = await shop.ask(TRACK, { events });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ track: { accepted: events.length, quarantined: [] } });
  }
  async function insights(asked: object = {}): Promise<Insights> {
    const { data, errors } = await shop.ask(INSIGHTS, { input: { ...period, ...asked } }, 'analyst');
    expect(errors).toBeUndefined();
    return data?.['insights'] as Insights;
  }
  const of = (customer: string): Decided => {
    const one = decided.get(customer);
    if (one === undefined) throw new Error(`nothing was decided for ${customer}`);
    return one;
  };
  const firstOf = (customer: string): string => of(customer).offers[0]?.product.id ?? '';

  beforeAll(async () => {
    shop = await openToyShop();
    const midnight = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    period.from = new Date(midnight - DAY_MS);
    period.to = new Date(midnight + 2 * DAY_MS);
    for (const customer of PEOPLE) {
      const { data } = await shop.ask(DECIDE, { input: { placement: 'home', customer, first: 2 } });
      decided.set(customer, data?.['offers'] as Decided);
    }
    await shop.ask(DECIDE, { input: { placement: 'product', viewing: 'tent', first: 1 } });
    await track(
      PEOPLE.map((customer) => ({
        type: 'SHOWN',
        decision: of(customer).id,
        customer,
        products: of(customer).offers.map(({ product }) => product.id),
      })),
    );
    await track(
      CLICKERS.map((customer) => ({
        type: 'CLICKED',
        decision: of(customer).id,
        customer,
        product: firstOf(customer),
      })),
    );
    await track([
      ...BUYERS.map((customer, i) => ({
        type: 'ORDER',
        order: `bought-${i}`,
        customer,
        items: [
          { product: firstOf(customer), amount: 20 },
          { product: firstOf(customer) === 'lamp' ? 'mug' : 'lamp', amount: 5 },
        ],
      })),
      // Of a product that was shown but not clicked: no credit.
      { type: 'ORDER', order: 'by-itself', customer: 'c005', items: [{ product: 'shoes', amount: 90 }] },
    ]);
    await shop.applyAccepted();
    await shop.logDecisions(PEOPLE.length + 1);
  }, SERVER_START_TIMEOUT_MS);
  afterAll(() => shop.close());

  it('counts what was decided, shown, clicked and bought, and what it earned', async () => {
    expect(PEOPLE.map((customer) => of(customer).offers.length)).toEqual(PEOPLE.map(() => 2));
    const { total, series, notes } = await insights({ placement: 'home' });
    const seen = new Set(PEOPLE.flatMap((customer) => of(customer).offers.map(({ product }) => product.id)));
    const figures = {
      decisions: 14,
      offers: 28,
      shown: 28,
      clicks: 5,
      orders: 4,
      attributedOrders: 3,
      ctr: 5 / 28,
      conversion: 3 / 5,
      attachRate: 3 / 4,
      earned: [
        {
          currency: 'EUR',
          orders: 4,
          revenue: 3 * 25 + 90,
          attributedOrders: 3,
          attributedRevenue: 3 * 20,
          orderValueWith: 25,
          orderValueWithout: 90,
        },
      ],
    };
    expect(total).toEqual({ ...figures, key: null, name: 'all', withheld: false, coverage: seen.size / 10 });
    expect(series).toHaveLength(1);
    expect(series[0]).toMatchObject(figures);
    expect(notes).toEqual([]);
    const { total: all } = await insights();
    expect(all).toMatchObject({ decisions: 15, offers: 29, shown: 28, clicks: 5 });
  });

  it('tells paths apart as the offers themselves said, and looks at one alone', async () => {
    const paths = PEOPLE.flatMap((customer) => of(customer).offers.map(strongest));
    const counted = new Map<string, number>();
    for (const path of paths) counted.set(path, (counted.get(path) ?? 0) + 1);
    const { groups, mix } = await insights({ placement: 'home', by: 'path' });
    expect(groups.map(({ key, offers }) => [key, offers])).toEqual(
      [...counted].sort(([a], [b]) => (a < b ? -1 : 1)),
    );
    expect(mix.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(groups.reduce((sum, { clicks }) => sum + clicks, 0)).toBe(5);
    for (const [path, offers] of counted) {
      const { total } = await insights({ placement: 'home', path });
      const group = groups.find(({ key }) => key === path);
      expect(total).toMatchObject({ offers, clicks: group?.clicks });
      const revenue = BUYERS.filter((customer) => of(customer).offers.map(strongest)[0] === path).length * 20;
      expect(total.earned).toMatchObject([{ revenue: 3 * 25 + 90, attributedRevenue: revenue }]);
    }
  });

  it('counts a group of people, and withholds one of fewer than ten', async () => {
    const { total } = await insights({ segment: 'campers' });
    expect(total).toMatchObject({ decisions: 12, offers: 24, clicks: 4, orders: 3, attributedOrders: 3 });
    await shop.graph.runText(
      "MATCH (c:Customer) WHERE c.id IN ['c003', 'c005'] MERGE (s:Segment {id: 'two', name: 'Two'}) MERGE (c)-[:IN_SEGMENT]->(s)",
    );
    const { groups } = await insights({ by: 'segment' });
    expect(groups.find(({ key }) => key === 'campers')).toMatchObject({ withheld: false, offers: 24 });
    expect(groups.find(({ key }) => key === 'two')).toMatchObject({ withheld: true, offers: 0, earned: [] });
    const two = await insights({ segment: 'two' });
    expect(two).toMatchObject({ total: { withheld: true, decisions: 0 }, series: [], groups: [], mix: [] });
    // Many decisions for few people are withheld too, whatever they are told apart by.
    const byPath = await insights({ segment: 'campers', by: 'path' });
    const few = byPath.groups.filter(({ withheld }) => withheld);
    const people = (path: string) =>
      CAMPERS.filter((customer) => of(customer).offers.some((offer) => strongest(offer) === path)).length;
    expect(few.map(({ key }) => key)).toEqual(
      byPath.groups.map(({ key }) => key).filter((path) => people(path) < 10),
    );
  });

  it('refuses a period or a choice that it cannot read, and whoever may not', async () => {
    const code = async (input: object, role?: 'operator' | 'shopper') => {
      const { errors } = await shop.ask(INSIGHTS, { input: { ...period, ...input } }, role);
      return errors?.[0]?.extensions.code;
    };
    await expect(code({ by: 'colour' })).resolves.toBe('BAD_INPUT');
    await expect(code({ from: period.to, to: period.from })).resolves.toBe('BAD_INPUT');
    await expect(code({ segment: 'nobody' })).resolves.toBe('NOT_FOUND');
    await expect(code({}, 'operator')).resolves.toBe('FORBIDDEN');
    await expect(code({}, 'shopper')).resolves.toBe('FORBIDDEN');
  });
});

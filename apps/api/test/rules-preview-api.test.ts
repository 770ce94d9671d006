import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { openToyShop, type ToyShopApi } from './support/open-toy-shop.js';

const DECIDE = `query ($input: OffersInput!) { offers(input: $input) { ... on OfferList { id offers { product { id } } } } }`;
const SIMULATE = `query ($question: RulesQuestionInput!, $first: Int!, $before: ID) {
  simulateRules(question: $question, first: $first, before: $before) {
    ... on RulesRefused { code message }
    ... on RulesSimulation {
      decisions gone next unpriced
      placements {
        placement decisions changed before { revenue } after { revenue }
        products { product title before after gained lost moved revenueBefore revenueAfter }
        rules { rule changed gained lost moved with { revenue } without { revenue } }
      }
    }
  }
}`;

interface Simulated {
  readonly decisions: number;
  readonly next: string | null;
  readonly placements: readonly {
    readonly placement: string;
    readonly changed: number;
    readonly before: { readonly revenue: number };
    readonly after: { readonly revenue: number };
    readonly products: readonly {
      readonly product: string;
      readonly lost: number;
      readonly revenueBefore: number;
    }[];
    readonly rules: readonly object[];
  }[];
}

describe('rules, tried on recorded decisions over GraphQL', () => {
  let shop: ToyShopApi;
  beforeAll(async () => {
    shop = await openToyShop();
    for (const viewing of ['tent', 'stove', 'tent'])
      await shop.ask(DECIDE, { input: { placement: 'product', viewing } });
    await shop.ask(DECIDE, { input: { placement: 'home', customer: 'c003' } });
  }, SERVER_START_TIMEOUT_MS);
  afterAll(() => shop.close());

  const rule = (id: string, more: object) => ({
    id,
    name: id,
    when: [{ product: ['pegs'] }],
    reason: 'A test',
    expiresAt: '2099-01-01T00:00:00.000Z',
    ...more,
  });
  const noPegs = rule('no-pegs', { then: { exclude: true } });

  async function simulate(question: object, page: object = {}): Promise<Simulated> {
    const { data, errors } = await shop.ask(SIMULATE, { question, first: 50, ...page });
    expect(errors).toBeUndefined();
    return data?.['simulateRules'] as Simulated;
  }

  it('says what is lost where, product by product, rule by rule, and in money', async () => {
    const { decisions, next, placements } = await simulate({ rules: [noPegs] });
    expect([decisions, next]).toEqual([4, null]);
    const product = placements.find(({ placement }) => placement === 'product');
    expect(product).toMatchObject({ decisions: 3 });
    expect(product?.products.find((one) => one.product === 'pegs')).toMatchObject({
      title: 'Tent pegs',
      after: 0,
      gained: 0,
      revenueAfter: 0,
    });
    expect(product?.changed).toBeGreaterThanOrEqual(2);
    const summed = product?.products.reduce((sum, { revenueBefore }) => sum + revenueBefore, 0);
    expect(summed).toBeCloseTo(product?.before.revenue ?? 0, 9);
    expect(product?.rules).toMatchObject([
      { rule: 'no-pegs', changed: product?.changed, with: product?.after, without: product?.before },
    ]);
  });

  it('goes through the sample a slice at a time, and the slices add up', async () => {
    const whole = await simulate({ rules: [noPegs] });
    const slices: Simulated[] = [];
    for (let before: string | null = null; ;) {
      const slice: Simulated = await simulate({ rules: [noPegs] }, { first: 2, before });
      slices.push(slice);
      if (slice.next === null) break;
      before = slice.next;
    }
    const changed = ({ placements }: Simulated): number =>
      placements.reduce((sum, one) => sum + one.changed, 0);
    expect(slices.map(({ decisions }) => decisions)).toEqual([2, 2, 0]);
    expect(slices.reduce((sum, one) => sum + changed(one), 0)).toBe(changed(whole));
  });

  it('brings in what was not looked at then, by its facts of today', async () => {
    const bring = rule('bring-the-lamp', { when: [{ product: ['lamp'] }], then: { pin: 1 } });
    const { placements } = await simulate({ rules: [bring] });
    const home = placements.find(({ placement }) => placement === 'product');
    expect(home?.products.find(({ product }) => product === 'lamp')).toMatchObject({ after: 3 });
  });

  it('takes the rules that run at a moment for ever running', async () => {
    const later = { ...noPegs, startsAt: '2098-01-01T00:00:00.000Z' };
    const changed = async (at?: string): Promise<number> =>
      (await simulate({ rules: [later], at })).placements.reduce((sum, one) => sum + one.changed, 0);
    expect(await changed()).toBe(0);
    expect(await changed('2098-06-01T00:00:00.000Z')).toBeGreaterThan(0);
  });

  it('refuses what is neither a version nor rules, and records nothing', async () => {
    expect(await simulate({})).toMatchObject({ code: 'malformed' });
    expect(await simulate({ version: 99 })).toMatchObject({ code: 'unknown-version' });
    const { data } = await shop.ask('{ decisions(first: 10) { id } }');
    expect(data?.['decisions']).toHaveLength(4);
  });

  it('finds brands by a part of their name', async () => {
    const { data } = await shop.ask('{ brands(search: "PEAK") }');
    expect(data).toEqual({ brands: ['Northpeak'] });
  });
});

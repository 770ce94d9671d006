import {
  type DecisionRecord,
  OfferRequest,
  Rule,
  type RuleInput,
  type RuleSet,
  WhereforeError,
} from '@wherefore/contracts';
import { simulateRules, type SimulationParts } from '@wherefore/engine';
import fc from 'fast-check';

const AT = new Date('2026-11-24T12:00:00Z');
const rule = (id: string, given: Partial<RuleInput> = {}): Rule =>
  Rule.parse({
    id,
    name: id,
    when: [{ on: 'product', is: ['b'] }],
    then: { do: 'boost', factor: 4 },
    owner: 'ada',
    reason: 'x',
    expiresAt: '2027-01-01T00:00:00Z',
    ...given,
  });
const set = (version: number, ...rules: Rule[]): RuleSet => ({ version, rules });

const record = (placement = 'home', id = 'd'): DecisionRecord =>
  ({
    request: OfferRequest.parse({ placement, customer: id }),
    at: '2026-11-01T00:00:00Z',
  }) as DecisionRecord;

/** A shop with three products and a list of two: rules boost, bury, exclude or cut the price of what they name. */
const SHOP = [
  { product: 'a', price: 10, margin: 4, propensity: 0.3, value: 4 },
  { product: 'b', price: 20, margin: 2, propensity: 0.2, value: 2 },
  { product: 'c', price: 30, margin: null, propensity: 0.1, value: 3 },
];
const redecide: SimulationParts['redecide'] = ({ request }, { rules }) => {
  if (request.customer === 'gone') return Promise.reject(new WhereforeError('NOT_FOUND', 'not kept'));
  const offers = SHOP.flatMap((offer) => {
    const mine = rules.filter(({ when }) =>
      when.every((one) =>
        one.on === 'product'
          ? one.is.includes(offer.product as never)
          : one.on === 'placement' && one.is.includes(request.placement),
      ),
    );
    if (mine.some(({ then }) => then.do === 'exclude')) return [];
    const off = mine.reduce((sum, { then }) => sum + (then.do === 'discount' ? then.percent : 0), 0);
    const factor = mine.reduce((all, { then }) => all * ('factor' in then ? then.factor : 1), 1);
    return [
      {
        offer: { ...offer, price: (offer.price * (100 - off)) / 100 },
        priority: offer.propensity * offer.value * factor,
      },
    ];
  });
  offers.sort((a, b) => b.priority - a.priority);
  return Promise.resolve({ offers: offers.slice(0, 2).map(({ offer }) => offer) });
};

const simulate = (published: RuleSet, draft: RuleSet, decisions = [record()]) =>
  simulateRules({ decisions, redecide }, { published, draft, at: AT });

it('counts what changes, per placement, and what cannot be decided again', async () => {
  const out = rule('out', {
    when: [
      { on: 'product', is: ['a'] },
      { on: 'placement', is: ['home'] },
    ],
    then: { do: 'exclude' },
  });
  const { decisions, gone, placements } = await simulate(set(1), set(2, out), [
    record('home'),
    record('home', 'e'),
    record('cart'),
    record('home', 'gone'),
  ]);
  expect([decisions, gone]).toEqual([3, 1]);
  expect(placements).toMatchObject([
    { placement: 'cart', decisions: 1, changed: 0, gained: [], lost: [], coverage: { before: 2, after: 2 } },
    {
      placement: 'home',
      decisions: 2,
      changed: 2,
      offersGained: 2,
      offersLost: 2,
      gained: [{ product: 'c', times: 2 }],
      lost: [{ product: 'a', times: 2 }],
    },
  ]);
  const [, home] = placements;
  expect(home?.before.revenue).toBeCloseTo(2 * (0.3 * 10 + 0.2 * 20), 9);
  expect(home?.after.margin).toBeCloseTo(2 * 0.2 * 2, 9);
});

it('a discount changes a list whose products stay the same', async () => {
  const { placements } = await simulate(
    set(1),
    set(2, rule('cut', { then: { do: 'discount', percent: 50 } })),
  );
  expect(placements).toMatchObject([{ changed: 1, offersGained: 0, offersLost: 0 }]);
});

it('prices each lever by the list without it', async () => {
  const boost = rule('boost-c', { when: [{ on: 'product', is: ['c'] }], then: { do: 'boost', factor: 2 } });
  const elsewhere = rule('cart-only', { when: [{ on: 'placement', is: ['cart'] }] });
  const { placements } = await simulate(set(1), set(2, boost, elsewhere));
  const [price, ...others] = placements.flatMap(({ prices }) => prices);
  expect(others).toEqual([]);
  expect(price).toMatchObject({ rule: 'boost-c', does: 'boost', owner: 'ada' });
  expect(price?.with.margin).toBeCloseTo(1.2, 9);
  expect(price?.without.margin).toBeCloseTo(1.6, 9);
  expect(price?.cost.margin).toBeCloseTo(25, 9);
  expect(price?.sentence).toBe(
    'This boost costs 6.3 % of expected value, costs 14.3 % of expected revenue, costs 25 % of expected margin in home.',
  );
});

it('asks what rules that run now would have done to decisions made before they began', async () => {
  const fresh = rule('fresh', {
    when: [{ on: 'product', is: ['a'] }],
    then: { do: 'exclude' },
    startsAt: '2026-11-24T00:00:00Z',
  });
  const over = rule('over', {
    when: [{ on: 'product', is: ['b'] }],
    then: { do: 'exclude' },
    expiresAt: '2026-11-23T00:00:00Z',
  });
  const seen: RuleSet[] = [];
  const spy: SimulationParts['redecide'] = (one, rules) => {
    seen.push(rules);
    return redecide(one, rules);
  };
  await simulateRules(
    { decisions: [record()], redecide: spy },
    { published: set(1), draft: set(2, fresh, over), at: AT },
  );
  expect(seen[1]?.rules.map(({ id, startsAt }) => [id, startsAt])).toEqual([['fresh', undefined]]);
});

it('works out twenty prices and names the rest', async () => {
  const many = Array.from({ length: 22 }, (_, i) => rule(`r${i}`));
  const { placements, unpriced } = await simulate(set(1), set(2, ...many));
  expect(placements[0]?.prices).toHaveLength(20);
  expect(unpriced).toEqual(['r20', 'r21']);
});

it('an outage is not taken for a decision that is gone', async () => {
  const broken = () => Promise.reject(new WhereforeError('UNAVAILABLE', 'down'));
  const asked = simulateRules(
    { decisions: [record()], redecide: broken },
    { published: set(1), draft: set(2), at: AT },
  );
  await expect(asked).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});

it('law: simulating the published set changes nothing', async () => {
  const actions = fc.constantFrom<RuleInput['then']>(
    { do: 'exclude' },
    { do: 'boost', factor: 3 },
    { do: 'bury', factor: 0.2 },
    { do: 'discount', percent: 20 },
  );
  const rules = fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'c'), actions), { maxLength: 5 })
    .map((drawn) =>
      drawn.map(([product, then], i) => rule(`r${i}`, { when: [{ on: 'product', is: [product] }], then })),
    );
  await fc.assert(
    fc.asyncProperty(
      rules,
      fc.array(fc.constantFrom('home', 'cart'), { minLength: 1, maxLength: 5 }),
      async (drawn, where) => {
        const decisions = where.map((placement, i) => record(placement, `c${i}`));
        const { placements } = await simulate(set(3, ...drawn), set(4, ...drawn), decisions);
        for (const { changed, gained, lost, before, after, coverage } of placements) {
          expect([changed, gained, lost]).toEqual([0, [], []]);
          expect(after).toEqual(before);
          expect(coverage.after).toBe(coverage.before);
        }
      },
    ),
  );
});

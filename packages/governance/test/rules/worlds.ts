import {
  CHANNELS,
  type Condition,
  INTENTS,
  OfferRequest,
  Placement,
  type ProductFacts,
  type ProductId,
  Rule,
  type RuleInput,
  type RuleSet,
  type Situation,
} from '@wherefore/contracts';
import type { RuleCandidate, RuleContext } from '@wherefore/governance';
import fc from 'fast-check';

export const AT = '2026-11-24T12:00:00.000Z';
export const PLACEMENT = Placement.parse({
  id: 'home',
  name: 'Home',
  intents: { discover: 1 },
  discountCap: 30,
});

/** A rule that runs now and, unless told otherwise, boosts everything. */
export const rule = (given: Partial<RuleInput> = {}): Rule =>
  Rule.parse({
    id: 'a-rule',
    name: 'A rule',
    when: [],
    then: { do: 'boost', factor: 2 },
    owner: 'ada',
    reason: 'Because.',
    expiresAt: '2027-01-01T00:00:00Z',
    ...given,
  });

export const setOf = (...rules: Rule[]): RuleSet => ({ version: 7, rules });

export const facts = (given: Partial<ProductFacts> = {}): ProductFacts => ({
  id: 'p1' as ProductId,
  title: 'Product',
  kind: 'good',
  price: 100,
  cost: 60,
  currency: 'EUR',
  stock: 10,
  stores: {},
  active: true,
  deleted: false,
  brand: 'acme',
  categories: [{ id: 'tea', name: 'Tea' }],
  attributes: { colour: 'red' },
  requires: [],
  fits: [],
  campaigns: [],
  ...given,
});

export const candidate = (
  given: Partial<ProductFacts> = {},
  rest: Partial<RuleCandidate> = {},
): RuleCandidate => ({
  facts: facts(given),
  intent: 'discover',
  propensity: 0.1,
  ...rest,
});

export const situation = (given: Partial<Situation> = {}): Situation => ({
  known: true,
  consent: true,
  marketing: {},
  locale: 'en',
  country: 'DE',
  region: null,
  birthYear: null,
  attributes: { tier: 'gold' },
  segments: [{ id: 'vip', name: 'VIP', properties: {} }],
  subscriptions: [],
  behaviour: [],
  tickets: [],
  returns: [],
  rejections: [],
  at: AT,
  now: AT,
  customer: null,
  viewing: null,
  cart: ['p9' as ProductId],
  recentlyViewed: [],
  store: 's1',
  exposures: [],
  ...given,
});

export const context = (given: Partial<RuleContext> = {}): RuleContext => ({
  situation: situation(),
  placement: PLACEMENT,
  request: OfferRequest.parse({}),
  ...given,
});

const some = <T>(...values: [T, ...T[]]) =>
  fc.uniqueArray(fc.constantFrom(...values), { minLength: 1, maxLength: 3 });
const instants = fc.constantFrom('2026-11-01T00:00:00Z', AT, '2026-12-01T00:00:00Z', '2027-06-01T00:00:00Z');
const figure = fc.option(fc.constantFrom(0, 5, 10, 50, 100, 150), { nil: undefined });

/** Conditions over so small a shop that they meet, miss and contradict one another all the time. */
export const conditions: fc.Arbitrary<Condition> = fc
  .tuple(
    fc.oneof(
      fc.record({ on: fc.constant('placement'), is: some('home', 'cart') }),
      fc.record({ on: fc.constant('channel'), is: some(...CHANNELS) }),
      fc.record({ on: fc.constant('segment'), is: some('vip', 'new') }),
      fc.record({ on: fc.constant('country'), is: some('DE', 'FR') }),
      fc.record({ on: fc.constant('date'), from: instants, to: instants }),
      fc.record({ on: fc.constant('cart-holds'), is: some('p8', 'p9') }),
      fc.record({ on: fc.constant('product'), is: some('p1', 'p2', 'p3') }),
      fc.record({ on: fc.constant('category'), is: some('tea', 'coffee') }),
      fc.record({ on: fc.constant('brand'), is: some('acme', 'other') }),
      fc.record({
        on: fc.constant('attribute'),
        name: fc.constant('colour'),
        is: some<string | number | boolean>('red', 'blue', 3, true),
      }),
      fc.record({ on: fc.constant('price'), from: figure, to: figure }),
      fc.record({ on: fc.constant('stock'), from: figure, to: figure }),
      fc.record({ on: fc.constant('intent'), is: some(...INTENTS) }),
    ),
    fc.boolean(),
  )
  .map(([condition, not]) => ({ ...condition, not }) as Condition);

const actions = fc.oneof(
  fc.record({ do: fc.constant('pin' as const), position: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant('boost' as const), factor: fc.constantFrom(1.1, 2, 3.3) }),
  fc.record({ do: fc.constant('bury' as const), factor: fc.constantFrom(0.1, 0.7) }),
  fc.record({ do: fc.constantFrom('exclude' as const, 'include' as const) }),
  fc.record({ do: fc.constant('cap' as const), times: fc.constant(2), days: fc.constant(7) }),
  fc.record({ do: fc.constant('discount' as const), percent: fc.constantFrom(5, 12.5, 20, 90) }),
  fc.record({ do: fc.constant('require' as const), margin: fc.constantFrom(0, 0.3, 0.9) }),
);

const drawn = fc.record({
  when: fc.array(conditions, { maxLength: 3 }),
  then: actions,
  startsAt: fc.option(instants, { nil: undefined }),
  expiresAt: instants,
});

/** Sets of rules with ids r0, r1 ... */
export const ruleSets: fc.Arbitrary<RuleSet> = fc
  .array(drawn, { maxLength: 8 })
  .map((rules) => setOf(...rules.map((one, i) => rule({ ...one, id: `r${i}`, name: `Rule ${i}` }))));

export const candidates: fc.Arbitrary<RuleCandidate> = fc
  .record({
    id: fc.constantFrom('p1', 'p2', 'p3'),
    brand: fc.constantFrom('acme', 'other', null),
    categories: fc.subarray(['tea', 'coffee']),
    price: fc.constantFrom(null, 5, 60, 100),
    cost: fc.constantFrom(null, 3, 60),
    stock: fc.constantFrom(null, 0, 10),
    colour: fc.constantFrom('red', 'blue', 3, true, null),
    intent: fc.constantFrom(...INTENTS),
  })
  .map(({ id, categories, colour, intent, ...rest }) =>
    candidate(
      {
        ...rest,
        id: id as ProductId,
        categories: categories.map((one) => ({ id: one, name: one })),
        attributes: { colour },
      },
      { intent },
    ),
  );

export const contexts: fc.Arbitrary<RuleContext> = fc
  .record({
    at: fc.constantFrom(
      AT,
      '2026-11-30T23:59:59.999Z',
      '2026-12-01T00:00:00.000Z',
      '2027-02-01T00:00:00.000Z',
    ),
    country: fc.constantFrom('DE', 'FR', null),
    segments: fc.subarray(['vip', 'new']),
    cart: fc.subarray(['p8', 'p9']),
    placement: fc.constantFrom('home', 'cart'),
    channel: fc.option(fc.constantFrom(...CHANNELS), { nil: undefined }),
  })
  .map(({ at, country, segments, cart, placement, channel }) =>
    context({
      situation: situation({
        at,
        country,
        segments: segments.map((id) => ({ id, name: id, properties: {} })),
        cart: cart as ProductId[],
      }),
      placement: { ...PLACEMENT, id: placement },
      request: OfferRequest.parse({ channel }),
    }),
  );

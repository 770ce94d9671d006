import {
  type EventInput,
  EVIDENCE_SOURCES,
  type EvidenceSource,
  FITTED_WEIGHTINGS,
  type OfferRequestInput,
  type WeightingMix,
} from '@wherefore/contracts';
import {
  createEpoch,
  publishEpoch,
  writeBrandTopSellers,
  writeCategoryTopSellers,
  writeChosenWith,
  writeComplements,
  writeFollowedBy,
  writeRelated,
  writeRepeats,
  writeSegmentTopSellers,
  writeWalkedTo,
} from '@wherefore/graph';
import fc from 'fast-check';
import { event, order } from './events.js';
import type { World } from './world.js';

/** When the random shops' histories end. */
export const SHOP_NOW = new Date('2026-10-01T12:00:00.000Z');
const AT = '2026-10-01T00:00:00.000Z';
const GROUPS = 3;

const place = fc.nat(1_000);
const weight = fc.double({ min: 0.01, max: 3, noNaN: true });
const pair = fc.tuple(place, place);
const edge = fc.tuple(place, place, weight);
const some = <T>(one: fc.Arbitrary<T>, most: number): fc.Arbitrary<T[]> =>
  fc.array(one, { maxLength: most, size: 'max' });
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { freq: 2 });

/** A small shop in numbers; every place in it is taken modulo how many there are. */
export const randomShop = fc.noBias(
  fc.record({
    products: fc.array(
      fc.record({
        category: place,
        brand: place,
        price: fc.integer({ min: 1, max: 300 }),
        cost: fc.integer({ min: 1, max: 200 }),
        stock: fc.constantFrom(0, 1, 5, 50, 50, 50),
        active: fc.constantFrom(true, true, true, true, false),
      }),
      { minLength: 10, maxLength: 25, size: 'max' },
    ),
    customers: fc.array(
      fc.record({
        bought: some(fc.tuple(place, fc.integer({ min: 1, max: 300 })), 9),
        viewed: some(place, 4),
        carted: some(place, 2),
        segment: maybe(place),
        subscribed: maybe(place),
        agreed: fc.constantFrom(true, true, true, false),
      }),
      { minLength: 5, maxLength: 12, size: 'max' },
    ),
    sessions: fc.array(some(place, 3), { minLength: 2, maxLength: 3 }),
    complements: some(edge, 40),
    related: some(edge, 60),
    followedBy: some(edge, 40),
    walkedTo: some(edge, 40),
    chosenWith: some(edge, 20),
    mixed: fc.array(fc.nat(3), { minLength: 40, maxLength: 40 }),
    repeats: some(edge, 8),
    top: fc.record({
      category: some(edge, 20),
      brand: some(edge, 20),
      segment: some(edge, 20),
      everyone: some(edge, 12),
    }),
    curated: fc.record({
      complements: some(pair, 6),
      substitutes: some(pair, 8),
      upgradesTo: some(pair, 8),
      requires: some(pair, 4),
      compatibleWith: some(pair, 8),
    }),
    bundles: some(fc.tuple(place, place, fc.integer({ min: 1, max: 400 })), 4),
    bias: fc.double({ min: -7, max: 0, noNaN: true }),
    coefficients: fc.array(
      fc.oneof({ weight: 5, arbitrary: weight }, { weight: 1, arbitrary: fc.constant(0) }),
      {
        minLength: EVIDENCE_SOURCES.length,
        maxLength: EVIDENCE_SOURCES.length,
      },
    ),
  }),
);
export type RandomShop = typeof randomShop extends fc.Arbitrary<infer T> ? T : never;

/** A request in numbers. */
export const randomRequest = fc.noBias(
  fc.record({
    who: fc.constantFrom('customer', 'customer', 'customer', 'session', 'nobody'),
    one: place,
    placement: fc.constantFrom(
      'home',
      'product',
      'product',
      'cart',
      'cart',
      'checkout',
      'call-centre',
      'varied',
      'upsell',
    ),
    viewing: maybe(place),
    cart: some(place, 3),
    recent: some(place, 2),
    first: fc.integer({ min: 1, max: 20 }),
    maxPrice: fc.option(fc.integer({ min: 50, max: 300 }), { freq: 1 }),
  }),
);
export type RandomRequest = typeof randomRequest extends fc.Arbitrary<infer T> ? T : never;

/** Names of what the shop has; they begin with the shop's own name, so that shops share one graph. */
export interface Shop {
  readonly name: string;
  readonly products: readonly string[];
  /** Makes its epoch the current one. */
  enter(): Promise<void>;
  request(random: RandomRequest): OfferRequestInput;
}

const epochOf = (name: string): string => `e2026-${name}`;
const pick = (of: readonly string[], at: number): string => of[at % of.length] ?? '';
const numbered = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => letter + i);

/** Writes the shop into the graph as feeds and a learning run would. */
export async function openShop(world: World, name: string, spec: RandomShop): Promise<Shop> {
  const products = numbered(`${name}p`, spec.products.length);
  const customers = numbered(`${name}c`, spec.customers.length);
  const sessions = numbered(`${name}s`, spec.sessions.length);
  await world.apply([
    ...catalogueEvents(name, spec, products),
    ...customers.flatMap((customer, i) => customerEvents(name, customer, { spec, products, i })),
    ...sessions.flatMap((session, i) =>
      (spec.sessions[i] ?? []).map((at) => event('product.viewed', { session, product: pick(products, at) })),
    ),
  ]);
  await writeShopEpoch(world, name, { spec, products });
  return {
    name,
    products,
    async enter() {
      await world.graph.write(publishEpoch, { id: epochOf(name), at: new Date().toISOString() });
      await world.queue.live.touch({ knowledge: true });
    },
    request: ({ who, one, placement, viewing, cart, recent, first, maxPrice }) => ({
      ...(who === 'customer' ? { customer: pick(customers, one) } : {}),
      ...(who === 'session' ? { session: pick(sessions, one) } : {}),
      placement,
      ...(viewing === null && placement !== 'product' ? {} : { viewing: pick(products, viewing ?? one) }),
      cart: [...new Set(cart.map((at) => pick(products, at)))],
      recentlyViewed: [...new Set(recent.map((at) => pick(products, at)))],
      first,
      filters: maxPrice === null ? {} : { maxPrice },
    }),
  };
}

const groupsOf = (name: string, what: string): string[] => numbered(`${name}${what}`, GROUPS);

function catalogueEvents(name: string, spec: RandomShop, products: readonly string[]): EventInput[] {
  const fromEach = (pairs: readonly [number, number][], own: string): string[] => [
    ...new Set(
      pairs
        .map(([from, to]) => [pick(products, from), pick(products, to)] as const)
        .filter(([from, to]) => from === own && to !== own)
        .map(([, to]) => to),
    ),
  ];
  const { curated } = spec;
  return [
    ...groupsOf(name, 'k').map((category) => event('category.upserted', { category, name: category })),
    ...groupsOf(name, 'g').map((segment) => event('segment.upserted', { segment, name: segment })),
    event('segment.upserted', { segment: 'everyone', name: 'All shoppers' }),
    ...spec.products.map(({ category, brand, price, cost, stock, active }, i) => {
      const product = products[i] ?? '';
      return event('product.upserted', {
        product,
        title: `Product ${product}`,
        categories: [pick(groupsOf(name, 'k'), category)],
        brand: pick(groupsOf(name, 'b'), brand),
        price,
        cost,
        currency: 'EUR',
        stock,
        active,
        complements: fromEach(curated.complements, product),
        substitutes: fromEach(curated.substitutes, product),
        upgradesTo: fromEach(curated.upgradesTo, product),
        requires: fromEach(curated.requires, product),
        compatibleWith: fromEach(curated.compatibleWith, product),
      });
    }),
    ...spec.bundles
      .filter(([a, b]) => pick(products, a) !== pick(products, b))
      .map(([a, b, price], i) =>
        event('bundle.upserted', {
          bundle: `${name}bundle${i}`,
          title: `Bundle ${i}`,
          price,
          parts: [{ product: pick(products, a) }, { product: pick(products, b) }],
        }),
      ),
  ];
}

function customerEvents(
  name: string,
  customer: string,
  { spec, products, i }: { spec: RandomShop; products: readonly string[]; i: number },
): EventInput[] {
  const person = spec.customers[i];
  if (person === undefined) return [];
  const { bought, viewed, carted, segment, subscribed, agreed } = person;
  const items = [...new Set(carted.map((at) => pick(products, at)))].map((product) => ({
    product,
    quantity: 1,
  }));
  return [
    event('customer.upserted', { customer, locale: i % 4 === 0 ? 'de' : 'en' }),
    event('consent.changed', { customer, purpose: 'personalisation', granted: agreed }),
    ...bought.map(([product, daysAgo], n) => {
      const at = new Date(SHOP_NOW.getTime() - daysAgo * 86_400_000).toISOString();
      return order(`${customer}o${n}`, customer, { at, products: [pick(products, product)] });
    }),
    ...viewed.map((product) => event('product.viewed', { customer, product: pick(products, product) })),
    ...(items.length === 0 ? [] : [event('cart.changed', { customer, items })]),
    ...(segment === null
      ? []
      : [event('segment.joined', { customer, segment: pick(groupsOf(name, 'g'), segment) })]),
    ...(subscribed === null
      ? []
      : [
          event('subscription.changed', {
            customer,
            product: pick(products, subscribed),
            plan: 'yearly',
            status: 'active',
          }),
        ]),
  ];
}

/** Between two lists of names, each pair once and none with itself. */
function between(edges: readonly [number, number, number][], from: readonly string[], to: readonly string[]) {
  const known = new Map<string, { from: string; to: string; weight: number }>();
  for (const [a, b, weight] of edges) {
    const one = { from: pick(from, a), to: pick(to, b), weight };
    if (one.from !== one.to) known.set(`${one.from} ${one.to}`, one);
  }
  return [...known.values()];
}

/** Random parts of each source's weightings; a source without any is remembered. */
function mixesOf(dice: readonly number[]): Partial<Record<EvidenceSource, WeightingMix>> {
  let thrown = 0;
  const mixes = Object.entries(FITTED_WEIGHTINGS).flatMap(([source, priors]) => {
    const parts = Object.keys(priors).map((by) => [by, dice[thrown++ % dice.length] ?? 0] as const);
    const whole = parts.reduce((sum, [, part]) => sum + part, 0);
    if (whole === 0) return [];
    const counted = parts.filter(([, part]) => part > 0).map(([by, part]) => [by, part / whole]);
    return [[source, Object.fromEntries(counted) as WeightingMix] as const];
  });
  return Object.fromEntries(mixes);
}

async function writeShopEpoch(
  world: World,
  name: string,
  { spec, products }: { spec: RandomShop; products: readonly string[] },
): Promise<void> {
  const epoch = epochOf(name);
  const head = { epoch, at: AT };
  const topSellers = (edges: readonly [number, number, number][], groups: readonly string[]) => ({
    ...head,
    rows: between(edges, groups, products).map(({ from, to, weight }, i) => ({
      group: from,
      product: to,
      share: 0.1,
      weight,
      buyers: 9,
      rank: i + 1,
    })),
  });
  const { complements, related, repeats, top } = spec;
  const again = new Map(repeats.map(([product, gap, share]) => [pick(products, product), { gap, share }]));
  await world.graph.transaction(async (tx) => {
    await tx.run(createEpoch, {
      id: epoch,
      at: AT,
      until: AT,
      snapshot: 'test',
      bias: spec.bias,
      halfLifeDays: 90,
      coefficients: JSON.stringify(
        Object.fromEntries(EVIDENCE_SOURCES.map((source, i) => [source, spec.coefficients[i]])),
      ),
      weightings: JSON.stringify(mixesOf(spec.mixed)),
      calibration: '[]',
      anchorWeights: JSON.stringify({ viewing: 1.5, cart: 1.2, viewed: 0.4, carted: 0.6, everyone: 0.8 }),
      parameters: '{}',
    });
    await tx.run(writeComplements, {
      ...head,
      rows: between(complements, products, products).map((one) => ({
        ...one,
        lift: 2,
        confidence: 0.2,
        support: 0.1,
        n: 20,
      })),
    });
    await tx.run(writeRelated, { ...head, rows: between(related, products, products) });
    await tx.run(writeFollowedBy, { ...head, rows: between(spec.followedBy, products, products) });
    await tx.run(writeWalkedTo, { ...head, rows: between(spec.walkedTo, products, products) });
    await tx.run(writeChosenWith, { ...head, rows: between(spec.chosenWith, products, products) });
    await tx.run(writeRepeats, {
      ...head,
      rows: [...again].map(([product, { gap, share }]) => ({
        product,
        probability: share / 3,
        medianGapDays: gap % 60,
        n: 20,
      })),
    });
    await tx.run(writeCategoryTopSellers, topSellers(top.category, groupsOf(name, 'k')));
    await tx.run(writeBrandTopSellers, topSellers(top.brand, groupsOf(name, 'b')));
    await tx.run(writeSegmentTopSellers, topSellers(top.segment, groupsOf(name, 'g')));
    await tx.run(writeSegmentTopSellers, topSellers(top.everyone, ['everyone']));
  });
}

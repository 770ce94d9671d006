import type { EventInput, EventType } from '@wherefore/contracts';
import { type Random, randomFrom } from './random.js';

type Payload<T extends EventType> = Extract<EventInput, { type: T }>['payload'];
type Maker = (random: Random, n: number) => readonly [source: string, type: EventType, payload: unknown];

const [CUSTOMERS, PRODUCTS, SHELVES] = [120, 90, 8];
const customer = (random: Random): string => `c${random.below(CUSTOMERS)}`;
const product = (random: Random): string => `p${random.below(PRODUCTS)}`;
const cents = (random: Random): number => (1 + random.below(9_999)) / 100;
const maybe = <T>(random: Random, fields: T): T | Record<string, never> =>
  random.next() < 0.5 ? fields : {};
const some = <T>(random: Random, make: (random: Random) => T): T[] =>
  Array.from({ length: 1 + random.below(3) }, () => make(random));
/** A payload of its type, as the compiler checks it. */
const of =
  <T extends EventType>(source: string, type: T, payload: (random: Random, n: number) => Payload<T>): Maker =>
  (random, n) => [source, type, payload(random, n)];

const visitor = (
  random: Random,
): { customer: string } | { session: string } | { customer: string; session: string } => {
  const shopper = customer(random);
  return random.pick([
    { customer: shopper },
    { session: `s of ${shopper}` },
    { customer: shopper, session: `s of ${shopper}` },
  ]);
};
const lines = (random: Random) =>
  some(random, () => ({ product: product(random), quantity: 1 + random.below(3), amount: cents(random) }));

/** One maker for each kind of event that changes the graph. */
const MAKERS: readonly Maker[] = [
  of('crm', 'customer.upserted', (r) => ({
    customer: customer(r),
    ...maybe(r, { country: r.pick(['AT', 'DE']), birthYear: 1950 + r.below(50) }),
    ...maybe(r, { attributes: { [r.pick(['tier', 'size'])]: r.below(9) } }),
  })),
  // Those who are deleted are nobody else, so that what must be left of them is nothing but the fact.
  of('crm', 'customer.deleted', (r) => ({ customer: `gone${r.below(20)}` })),
  of('web', 'product.viewed', (r) => ({ customer: `gone${r.below(20)}`, product: product(r) })),
  of('crm', 'segment.upserted', (r) => ({ segment: `g${r.below(6)}`, name: `Group ${r.below(99)}` })),
  of('crm', 'segment.joined', (r) => ({
    segment: `g${r.below(6)}`,
    customer: customer(r),
    ...maybe(r, { score: 0.5 }),
  })),
  of('crm', 'segment.left', (r) => ({ segment: `g${r.below(6)}`, customer: customer(r) })),
  of('crm', 'consent.changed', (r) => ({
    customer: r.pick([customer(r), `gone${r.below(20)}`]),
    purpose: r.pick(['personalisation', 'marketing'] as const),
    granted: r.next() < 0.7,
  })),
  of('crm', 'campaign.upserted', (r) => ({
    campaign: `k${r.below(5)}`,
    name: `Sale ${r.below(99)}`,
    products: some(r, product),
  })),
  of('crm', 'campaign.contacted', (r) => ({ campaign: `k${r.below(5)}`, customer: customer(r) })),
  of('crm', 'campaign.redeemed', (r) => ({ campaign: `k${r.below(5)}`, customer: customer(r) })),
  of('commerce', 'category.upserted', (r) => ({
    category: `s${r.below(SHELVES)}`,
    name: `Shelf ${r.below(99)}`,
    ...maybe(r, { parent: `s${r.below(SHELVES)}` }),
  })),
  of('commerce', 'product.upserted', (r, n) => ({
    product: product(r),
    title: `Title ${n}`,
    categories: [`s${r.below(SHELVES)}`],
    ...maybe(r, { brand: `b${r.below(9)}`, attributes: { colour: r.pick(['red', 'blue']) } }),
    ...maybe(r, { price: cents(r), ...maybe(r, { cost: cents(r) }) }),
    ...maybe(r, { complements: some(r, product), requires: some(r, product) }),
  })),
  of('commerce', 'product.deleted', (r) => ({ product: product(r) })),
  of('commerce', 'price.changed', (r) => ({
    product: product(r),
    price: cents(r),
    ...maybe(r, { cost: cents(r), currency: 'EUR' }),
  })),
  of('commerce', 'stock.changed', (r) => ({
    product: product(r),
    quantity: r.below(50),
    ...maybe(r, { store: r.pick(['vienna', 'graz']) }),
  })),
  of('commerce', 'bundle.upserted', (r, n) => ({
    bundle: `set${r.below(6)}`,
    title: `Set ${n}`,
    parts: [{ product: product(r) }],
  })),
  of('commerce', 'bundle.deleted', (r) => ({ bundle: `set${r.below(6)}` })),
  of('commerce', 'subscription.changed', (r) => ({
    customer: customer(r),
    product: product(r),
    plan: r.pick(['basic', 'plus']),
    status: r.pick(['active', 'cancelled'] as const),
    ...maybe(r, { since: '2025-01-01T00:00:00Z' }),
  })),
  of('commerce', 'order.placed', (r) => ({
    order: `o${r.below(900)}`,
    customer: customer(r),
    lines: lines(r),
  })),
  of('commerce', 'order.placed', (r, n) => ({ order: `only-${n}`, customer: customer(r), lines: lines(r) })),
  of('commerce', 'order.returned', (r) => ({
    return: `r${r.below(300)}`,
    customer: customer(r),
    lines: lines(r),
  })),
  of('commerce', 'order.cancelled', (r) => ({ order: `o${r.below(900)}` })),
  of('web', 'product.viewed', (r) => ({ product: product(r), ...visitor(r) })),
  of('app', 'product.viewed', (r) => ({ product: product(r), customer: customer(r) })),
  of('web', 'cart.changed', (r) => ({
    ...visitor(r),
    items: some(r, () => ({ product: product(r), quantity: 1 + r.below(3) })),
  })),
  of('web', 'session.identified', (r) => ({ session: `s of c${r.below(CUSTOMERS)}`, customer: customer(r) })),
  of('web', 'offer.rejected', (r) => ({
    product: product(r),
    ...visitor(r),
    ...maybe(r, { reason: 'too large' }),
  })),
  of('support', 'ticket.changed', (r) => ({
    ticket: `t${r.below(80)}`,
    customer: customer(r),
    status: r.pick(['open', 'solved'] as const),
    products: some(r, product),
  })),
];

const DAY_ONE = Date.UTC(2026, 0, 1);

/**
 * Events of every kind that changes the graph, about things that many of them share. They are in order of occurrence, now
 * and then several in the same moment. The same seed gives the same events.
 */
export function makeEvents(count: number, seed: number): EventInput[] {
  const random = randomFrom(seed);
  let at = DAY_ONE;
  return Array.from({ length: count }, (_, n) => {
    const [source, type, payload] = random.pick(MAKERS)(random, n);
    if (random.next() < 0.7) at += 1 + random.below(60_000);
    return { id: `e${n}`, source, type, occurredAt: new Date(at).toISOString(), payload } as EventInput;
  });
}

import type { EventInput } from '@wherefore/contracts';
import { type Random, randomFrom } from '../harness/random.js';

export const [PRODUCTS, SOLD_OUT, KINDS] = [240, 40, 12] as const;
const ORDERS = 5;
const DAY_MS = 86_400_000;

const product = (at: number): string => `p${at}`;
export const customerOf = (at: number): string => `c${at}`;

/** A shop in which everybody has a taste of two kinds of products and comes back; some products are sold out. */
export function* rolloutShop(customers: number, seed: number, now: Date): Generator<EventInput> {
  const envelope = { source: 'drill', occurredAt: '2026-01-01T00:00:00.000Z' };
  for (let k = 0; k < KINDS; k += 1) {
    const payload = { category: `k${k}`, name: `Kind ${k}` };
    yield { ...envelope, id: `k${k}`, type: 'category.upserted', payload };
  }
  for (let at = 0; at < PRODUCTS + SOLD_OUT; at += 1) {
    const payload = {
      product: product(at),
      title: `Product ${at}`,
      categories: [`k${at % KINDS}`],
      brand: `b${at % 9}`,
      price: 5 + (at % 40),
      currency: 'EUR',
      stock: at < PRODUCTS ? 1_000_000 : 0,
    };
    yield { ...envelope, id: product(at), type: 'product.upserted', payload };
  }
  const random = randomFrom(seed);
  for (let c = 0; c < customers; c += 1) yield* ordersOf(c, random, now);
}

function* ordersOf(c: number, random: Random, now: Date): Generator<EventInput> {
  const tastes = [random.below(KINDS), random.below(KINDS)];
  for (let turn = 0; turn < ORDERS; turn += 1) {
    const at = new Date(now.getTime() - (turn * 21 + random.next() * 20 + 1) * DAY_MS).toISOString();
    const bought = new Set(Array.from({ length: 3 }, () => product(ofKind(random.pick(tastes), random))));
    const lines = [...bought].map((one) => ({ product: one, quantity: 1, amount: 10 }));
    const payload = { order: `o${c}-${turn}`, customer: customerOf(c), lines };
    yield { id: `o${c}-${turn}`, source: 'drill', type: 'order.placed', occurredAt: at, payload };
  }
}

/** A product of a kind, the first ones more often. */
const ofKind = (kind: number, random: Random): number =>
  kind + KINDS * Math.floor((PRODUCTS / KINDS) * random.next() ** 2);

import fc from 'fast-check';
import { buildHistory, DAY_MS, type PastOrder, type PurchaseHistory } from '../src/index';

/** Orders in short: `order('ann', 3, 'tea milk')` is what Ann bought on day 3. */
export function order(customer: string | null, day: number, products: string): PastOrder {
  return { customer, at: day * DAY_MS, products: products.split(' ') };
}

/** The same order by `count` different customers, who have no other. */
export function byMany(count: number, products: string, day = 0): PastOrder[] {
  return Array.from({ length: count }, (_, at) => order(`${products}#${at}`, day, products));
}

/** Small random shops: up to 12 products, 8 customers and guests, 60 orders. */
export const orders: fc.Arbitrary<PastOrder[]> = fc.array(
  fc.record({
    customer: fc.option(fc.nat({ max: 7 }).map((c) => `c${c}`)),
    at: fc.nat({ max: 90 }).map((day) => day * DAY_MS),
    products: fc.uniqueArray(
      fc.nat({ max: 11 }).map((p) => `p${String(p).padStart(2, '0')}`),
      { minLength: 1, maxLength: 6 },
    ),
  }),
  { minLength: 1, maxLength: 60 },
);

/** The history with its baskets turned round; the miners must not notice. */
export function reversed(history: PurchaseHistory): PurchaseHistory {
  const baskets = [...history.basketCustomer.keys()].reverse();
  const itemsOf = (b: number) =>
    history.basketItem.slice(history.basketOffset[b], history.basketOffset[b + 1]);
  const offset = [0];
  for (const basket of baskets) offset.push((offset.at(-1) ?? 0) + itemsOf(basket).length);
  return {
    ...history,
    basketCustomer: Int32Array.from(baskets, (b) => history.basketCustomer[b] ?? -1),
    basketTime: Float64Array.from(baskets, (b) => history.basketTime[b] ?? 0),
    basketOffset: Int32Array.from(offset),
    basketItem: Int32Array.from(baskets.flatMap((b) => [...itemsOf(b).reverse()])),
  };
}

/** A seeded stream of numbers in [0, 1): mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const history = (...past: readonly (PastOrder | readonly PastOrder[])[]): PurchaseHistory =>
  buildHistory(past.flat());

/** The same products into the same baskets, at random: sizes and popularity stay, all else goes. */
export function refilled(history: PurchaseHistory, random: () => number): PurchaseHistory {
  const pool = Array.from(history.basketItem);
  for (let last = pool.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    const moved = pool[last] ?? 0;
    pool[last] = pool[other] ?? 0;
    pool[other] = moved;
  }
  const items: number[] = [];
  const basketOffset = history.basketOffset.map((_, basket) => {
    if (basket === 0) return 0;
    const drawn = pool.slice(history.basketOffset[basket - 1], history.basketOffset[basket]);
    for (const item of new Set(drawn)) items.push(item);
    return items.length;
  });
  return { ...history, basketOffset, basketItem: Int32Array.from(items) };
}

import type { OrderBook } from '../orders/order-book.js';

/** How often two products met in a basket, and how that compares with chance. */
export interface Meeting {
  readonly support: number;
  readonly together: number;
  /** P(both) / (P(one) P(other)); the standard interest measure of Brin et al. (SIGMOD 1997). 0 without data. */
  readonly lift: number;
}
export type Pair = readonly [from: number, to: number];

/** Counts the pairs asked for over all orders, in one pass. */
export function countMeetings(book: OrderBook, pairs: readonly Pair[]): readonly Meeting[] {
  const bought = new Map<number, number>();
  const together = new Uint32Array(pairs.length);
  const partners = new Map<number, { to: number; pair: number }[]>();
  pairs.forEach(([from, to], pair) => partners.set(from, [...(partners.get(from) ?? []), { to, pair }]));
  for (const { products } of book) {
    for (const product of products) {
      bought.set(product, (bought.get(product) ?? 0) + 1);
      for (const { to, pair } of partners.get(product) ?? []) {
        if (products.includes(to)) together[pair] = (together[pair] ?? 0) + 1;
      }
    }
  }
  return pairs.map(([from, to], pair) => {
    const [withFrom, withTo, both] = [bought.get(from) ?? 0, bought.get(to) ?? 0, together[pair] ?? 0];
    return {
      support: withFrom,
      together: both,
      lift: both === 0 ? 0 : (both * book.orders) / (withFrom * withTo),
    };
  });
}

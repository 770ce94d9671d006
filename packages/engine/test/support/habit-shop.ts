import type { EventInput } from '@wherefore/contracts';
import { event, order } from './events.js';

const DAY_MS = 86_400_000;
/** When its history ends. */
export const HABIT_NOW = new Date('2026-10-01T12:00:00.000Z');
const [PRODUCTS, CUSTOMERS, ORDERS] = [60, 120, 12];
const product = (at: number): string => `p${String(at % PRODUCTS).padStart(2, '0')}`;
export const customer = (at: number): string => `c${String(at).padStart(3, '0')}`;

/** Tastes of twelve products each; everybody keeps buying three things and tries others of their taste, in a usual order. */
export function habitShop(): EventInput[] {
  const dayOf = (c: number, turn: number): number => 300 - turn * 24 - (c % 20);
  const lines = (c: number, turn: number): string[] => {
    const taste = (c % 5) * 12;
    const usual = [0, 1, 2]
      .filter((habit) => (turn + habit) % (habit + 1) === 0)
      .map((habit) => taste + ((c + habit * 3) % 12));
    const tried = [taste + ((c + turn) % 12), (c * 7 + turn * 11) % PRODUCTS];
    return [...new Set([...usual, ...tried].map(product))];
  };
  return [
    ...Array.from({ length: 5 }, (_, k) =>
      event('category.upserted', { category: `k${k}`, name: `Kind ${k}` }),
    ),
    ...Array.from({ length: PRODUCTS }, (_, at) =>
      event('product.upserted', {
        product: product(at),
        title: `Product ${at}`,
        categories: [`k${Math.floor(at / 12)}`],
        brand: `b${at % 7}`,
        price: 10 + (at % 9),
        stock: 100,
      }),
    ),
    ...Array.from({ length: CUSTOMERS }, (_, c) =>
      Array.from({ length: ORDERS }, (_o, turn) =>
        order(`o${c}-${turn}`, customer(c), {
          at: new Date(HABIT_NOW.getTime() - dayOf(c, turn) * DAY_MS + c * 1_000).toISOString(),
          products: lines(c, turn),
        }),
      ),
    ).flat(),
  ];
}

import fc from 'fast-check';
import { buildHistory, mineBundles, mineComplements } from '../src/index';
import { byMany, history, order, orders, reversed } from './worlds';

const few = { minBaskets: 3, minCustomers: 1 };
const all = (...products: string[]) =>
  products.flatMap((from) => products.filter((to) => to !== from).map((to) => ({ from, to })));

test('sets of up to four that go together, most baskets first, with their figures', () => {
  const past = history(byMany(6, 'tent mat lamp'), byMany(4, 'tent mat'), byMany(10, 'tea'));
  expect(mineBundles(past, all('tent', 'mat', 'lamp'), few)).toEqual([
    { products: ['mat', 'tent'], n: 10, customers: 10, support: 0.5, lift: 0.5 / (0.5 * 0.5) },
    {
      products: ['lamp', 'mat', 'tent'],
      n: 6,
      customers: 6,
      support: 0.3,
      lift: expect.closeTo(0.3 / (0.3 * 0.5 * 0.5), 10) as number,
    },
  ]);
});

test('only what goes together pair by pair, and never more than four', () => {
  const past = history(byMany(9, 'a b c d e bag'));
  const found = mineBundles(past, all('a', 'b', 'c', 'd', 'e'), few);
  expect(found.every(({ products }) => products.length === 4)).toBe(true);
  expect(found).toHaveLength(5);
  expect(found.some(({ products }) => products.includes('bag'))).toBe(false);
});

test('one person’s habit is no candidate', () => {
  const habit = Array.from({ length: 30 }, (_, day) => order('ann', day, 'gin lime'));
  expect(mineBundles(history(habit), all('gin', 'lime'))).toEqual([]);
});

test('every candidate is as frequent as it says, whatever the order of baskets', () => {
  fc.assert(
    fc.property(orders, (past) => {
      const told = buildHistory(past);
      const pairs = mineComplements(told, {
        minBaskets: 1,
        minCustomers: 1,
        minLogLikelihood: 0,
        minLift: 1,
      }).edges;
      const found = mineBundles(told, pairs, { minBaskets: 1, minCustomers: 1 });
      for (const { products, n } of found) {
        const holding = past.filter((one) => products.every((product) => one.products.includes(product)));
        expect(n).toBe(holding.length);
        expect(products.length).toBeGreaterThanOrEqual(2);
        expect(products.length).toBeLessThanOrEqual(4);
      }
      expect(mineBundles(reversed(told), pairs, { minBaskets: 1, minCustomers: 1 })).toEqual(found);
    }),
  );
});

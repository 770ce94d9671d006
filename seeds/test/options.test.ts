import { generateDemoShop } from '../src/index.js';
import { tellShop, UNTIL } from './told-shop.js';

test.each([
  [{ until: 'yesterday' }, /until must be an ISO instant/],
  [{ until: UNTIL, customers: 0 }, /customers must be a whole number from 1/],
  [{ until: UNTIL, products: 12 }, /products must be a whole number/],
  [{ until: UNTIL, months: 2.5 }, /months must be a whole number from 1 to 60/],
  [{ until: UNTIL, seed: -1 }, /seed must be a whole number/],
])('%j is refused by name', (options, message) => {
  expect(() => generateDemoShop(options)).toThrow(message);
});

test('a small, short shop is a whole shop', () => {
  const shop = tellShop({ customers: 60, products: 400, months: 3, until: '2025-11-05T10:30:00+02:00' });
  expect(shop.counts).toMatchObject({ customers: 60, products: 400 });
  expect(shop.of('product.upserted').length).toBeGreaterThanOrEqual(399);
  expect(shop.counts.orders).toBeGreaterThan(20);
  const times = shop.events.map(({ occurredAt }) => occurredAt).sort();
  expect(times[0]).toBe('2025-08-05T08:30:00.000Z');
  expect(times.at(-1)).toBe('2025-11-05T08:30:00.000Z');
});

test('one customer is enough', () => {
  expect(tellShop({ customers: 1 }).of('customer.upserted')).toHaveLength(1);
});

import { createHash } from 'node:crypto';
import { generateDemoShop, type DemoShop } from '../src/index.js';
import { UNTIL } from './told-shop.js';

const SMALL = { until: UNTIL, customers: 300 };

function hashOf(shop: DemoShop): string {
  const hash = createHash('sha256');
  for (const feed of shop.feeds) for (const event of feed.events()) hash.update(JSON.stringify(event));
  return hash.update(JSON.stringify(shop.truth)).digest('hex');
}

test('the same seed tells the same story, to the byte', () => {
  expect(hashOf(generateDemoShop(SMALL))).toBe(hashOf(generateDemoShop(SMALL)));
});

test('a feed can be read twice, and half of it in between', () => {
  const shop = generateDemoShop(SMALL);
  const first = hashOf(shop);
  for (const feed of shop.feeds) for (const event of feed.events()) if (event.id !== '') break;
  expect(hashOf(shop)).toBe(first);
});

test('seven is the default seed, and another seed is another shop', () => {
  const seven = hashOf(generateDemoShop(SMALL));
  expect(hashOf(generateDemoShop({ ...SMALL, seed: 7 }))).toBe(seven);
  expect(hashOf(generateDemoShop({ ...SMALL, seed: 8 }))).not.toBe(seven);
});

test('more customers do not change those who were there', () => {
  const customersOf = (customers: number): string[] => {
    const crm = generateDemoShop({ ...SMALL, customers }).feeds.find(({ name }) => name === 'crm');
    const events = [...(crm?.events() ?? [])].filter(({ type }) => type === 'customer.upserted');
    return events.map((event) => JSON.stringify(event));
  };
  expect(customersOf(200)).toEqual(expect.arrayContaining(customersOf(100)));
});

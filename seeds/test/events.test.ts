import { Event } from '@wherefore/contracts';
import { tellShop, UNTIL } from './told-shop.js';

const shop = tellShop();
const START = '2024-09-01T00:00:00.000Z';

test('every event is one by the contracts', () => {
  const bad = shop.events.map((event) => Event.safeParse(event)).filter(({ success }) => !success);
  expect(bad.slice(0, 3)).toEqual([]);
});

test('ids are unique within their source, and each feed is one source', () => {
  const ids = new Set(shop.events.map(({ source, id }) => `${source}\n${id}`));
  expect(ids.size).toBe(shop.events.length);
  for (const feed of shop.feeds) {
    const sources = new Set([...feed.events()].map(({ source }) => source));
    expect([...sources]).toEqual([`demo-${feed.name}`]);
  }
});

test('nothing happens before the history or after it', () => {
  const outside = shop.events.filter(({ occurredAt }) => occurredAt < START || occurredAt > UNTIL);
  expect(outside).toEqual([]);
});

test('the shop has the size it promises', () => {
  const [commerce, , web] = shop.feeds.map((feed) => [...feed.events()].length);
  expect(shop.counts.products).toBe(1500);
  expect(shop.of('customer.upserted')).toHaveLength(8000);
  expect(shop.of('bundle.upserted')).toHaveLength(80);
  expect(shop.of('order.placed')).toHaveLength(shop.counts.orders);
  expectBetween(shop.counts.orders, 45_000, 60_000);
  expectBetween(shop.counts.lines / shop.counts.orders, 2.3, 2.7);
  expectBetween(web ?? 0, 100_000, 130_000);
  expectBetween(commerce ?? 0, 55_000, 75_000);
  expectBetween(shop.of('order.returned').length / shop.counts.orders, 0.025, 0.035);
  expectBetween(shop.of('subscription.changed').length, 800, 2000);
  expectBetween(new Set(shop.of('ticket.changed').map(({ payload }) => payload.customer)).size, 120, 200);
  expectBetween(new Set(shop.of('product.upserted').map(({ payload }) => payload.brand)).size, 55, 65);
});

test('about six in a hundred refuse personalisation, about sixty agree to e-mail', () => {
  const first = shop.of('consent.changed').filter(({ id }) => !id.startsWith('consent-withdrawn'));
  const refused = first.filter(({ payload }) => payload.purpose === 'personalisation' && !payload.granted);
  const agreed = first.filter(({ payload }) => payload.purpose === 'marketing' && payload.granted);
  expectBetween(refused.length / 8000, 0.05, 0.07);
  expectBetween(agreed.length / 8000, 0.57, 0.63);
});

test('contacts reach nobody', () => {
  for (const { payload } of shop.of('customer.upserted')) {
    if (payload.email !== undefined) expect(payload.email).toMatch(/^[a-z.]+\.\d+@example\.com$/);
    if (payload.phone !== undefined) expect(payload.phone).toMatch(/^\+(493023125|447700900)\d{3}$/);
  }
});

test('titles are unique, categories have three levels, prices leave a margin', () => {
  const listed = shop.of('product.upserted').filter(({ payload }) => payload.active !== false);
  expect(new Set(listed.map(({ payload }) => payload.title)).size).toBe(listed.length);
  const parents = new Map(
    shop.of('category.upserted').map(({ payload }) => [payload.category, payload.parent]),
  );
  for (const { payload } of listed) {
    const [leaf = ''] = payload.categories ?? [];
    const department = parents.get(parents.get(leaf) ?? '') ?? 'none';
    expect(parents.has(department) && parents.get(department) === undefined).toBe(true);
    expect(payload.cost ?? Infinity).toBeLessThan(payload.price ?? 0);
  }
});

test('some products are out of stock, some withdrawn, a few deleted', () => {
  const atEnd = shop.of('stock.changed').filter(({ occurredAt }) => occurredAt === UNTIL);
  expectBetween(atEnd.filter(({ payload }) => payload.quantity === 0).length, 30, 90);
  expect(shop.of('product.upserted').some(({ payload }) => payload.active === false)).toBe(true);
  expect(shop.of('product.deleted').length).toBeGreaterThan(0);
});

function expectBetween(value: number, low: number, high: number): void {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
}

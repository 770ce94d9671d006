import { FEATURE_ENTITIES, type FeatureRow } from '@wherefore/contracts';
import { openQueueErasure } from '@wherefore/queue';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { type OpenRedis, openRedis } from './support/open-redis.js';

let opened: OpenRedis;
beforeAll(async () => {
  opened = await openRedis();
}, SERVER_START_TIMEOUT_MS);
afterAll(() => opened.close());

const AT = new Date('2026-01-01T12:00:00.000Z');
const LATER = new Date('2026-01-01T13:00:00.000Z');
const row = (customer: string | null, product: string | null, ...values: (number | null)[]): FeatureRow => ({
  customer,
  product,
  values,
});

async function publish(entity: (typeof FEATURE_ENTITIES)[number], at: Date, rows: readonly FeatureRow[]) {
  const writer = opened.queue.features.begin(entity, at);
  for (const one of rows) await writer.write([one]);
  return writer.done();
}

it('answers what was published, with the instant it was computed as of', async () => {
  const { features } = opened.queue;
  const asked = { customer: 'ann', products: ['tea', 'jam'], entities: FEATURE_ENTITIES };
  expect(await features.published()).toEqual([]);
  expect(await features.read(asked)).toMatchObject({ customer: null });
  expect((await features.read(asked)).at.size).toBe(0);
  await publish('customer', AT, [row('ann', null, 3, 9.5, null), row('bob', null, 1, 2, 0.5)]);
  await publish('product', AT, [row(null, 'tea', 7, 8)]);
  await publish('customer-product', LATER, [row('ann', 'jam', 1, 0, 4), row('bob', 'tea', 2, 0, 1)]);
  const read = await features.read(asked);
  expect(read.customer).toEqual([3, 9.5, null]);
  expect([...read.products]).toEqual([['tea', [7, 8]]]);
  expect([...read.pairs]).toEqual([['jam', [1, 0, 4]]]);
  expect(Object.fromEntries(read.at)).toEqual({
    customer: AT.toISOString(),
    product: AT.toISOString(),
    'customer-product': LATER.toISOString(),
  });
  const stranger = await features.read({ ...asked, customer: null });
  expect(stranger.customer).toBeNull();
  expect(stranger.pairs.size).toBe(0);
  expect(stranger.products.size).toBe(1);
});

it('replaces a kind at once, keeps what readers began with, and no more', async () => {
  const { features } = opened.queue;
  const asked = { customer: 'ann', products: [], entities: ['customer'] as const };
  const writer = features.begin('customer', LATER);
  await writer.write([row('cid', null, 1, 1, 1)]);
  expect((await features.read(asked)).customer).toEqual([3, 9.5, null]);
  expect(await writer.done()).toEqual({ entity: 'customer', at: LATER.toISOString(), rows: 1 });
  const read = await features.read(asked);
  expect(read.customer).toBeNull();
  expect(read.at.get('customer')).toBe(LATER.toISOString());
  await publish('customer', LATER, []);
  await publish('customer', LATER, []);
  expect(await opened.redis.keys('wherefore:features:*')).toHaveLength(3);
});

it('forgets people, in what is read and in what was before', async () => {
  const erasure = await openQueueErasure(opened.url);
  await publish('customer', AT, [row('eve', null, 1, 2, 3), row('fay', null, 4, 5, 6)]);
  await publish('customer', LATER, [row('eve', null, 1, 2, 3), row('fay', null, 4, 5, 6)]);
  await publish('customer-product', AT, [row('eve', 'jam', 1, 0, 4), row('fay', 'jam', 2, 0, 4)]);
  expect(await erasure.dropVisitors(['eve'])).toBe(3);
  expect(await erasure.keysWith(['eve'])).toEqual([]);
  const asked = { products: ['jam'], entities: FEATURE_ENTITIES };
  const [eve, fay] = await Promise.all(
    ['eve', 'fay'].map((customer) => opened.queue.features.read({ ...asked, customer })),
  );
  expect(eve).toMatchObject({ customer: null, pairs: new Map() });
  expect(fay).toMatchObject({ customer: [4, 5, 6], pairs: new Map([['jam', [2, 0, 4]]]) });
  erasure.close();
});

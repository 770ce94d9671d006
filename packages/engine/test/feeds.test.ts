import type { Batch } from '@wherefore/contracts';
import { Event, FeedContract } from '@wherefore/contracts';
import { listFeeds, metricsText, recordFeeds } from '@wherefore/engine';
import { openQueue, PRIORITY, type QueueDoor } from '@wherefore/queue';
import { SERVER_START_TIMEOUT_MS, startThrowawayRedis } from '@wherefore/testkit';
import { Redis } from 'ioredis';
import { event } from './support/events.js';

let server: Awaited<ReturnType<typeof startThrowawayRedis>>;
let redis: Redis;
let queue: QueueDoor;
beforeAll(async () => {
  server = await startThrowawayRedis();
  redis = new Redis(server.url);
  queue = await openQueue(server.url);
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  await queue.close();
  redis.disconnect();
  await server.stop();
});
beforeEach(() => redis.flushall());

const HOUR_MS = 3_600_000;

const NOW = new Date().toISOString();
const one = (source: string, at = NOW) =>
  Event.parse(event('price.changed', { product: 'p', price: 1 }, { source, at }));

/** A batch of the feed that became visible some time after it was received, and later after it happened. */
async function visible(
  source: string,
  { events = 1, receiptMs = 100, guard = 'event' as Batch['guard'] } = {},
) {
  const at = new Date();
  const receivedAt = new Date(at.getTime() - receiptMs).toISOString();
  const happened = new Date(at.getTime() - receiptMs - 60_000).toISOString();
  const list = Array.from({ length: events }, () =>
    Event.parse(event('price.changed', { product: 'p', price: 1 }, { source, at: happened })),
  );
  const batch: Batch = { id: 'b', source, receivedAt, guard, events: list, rejects: [] };
  const result = { batch: 'b', applied: events, duplicates: 0, quarantined: 0, forgotten: 0 };
  await recordFeeds(queue, { batch, result }, at);
}

const contract = (feed: string, p95Ms: number) =>
  new Map([[feed, FeedContract.parse({ feed, owner: 'o', freshness: { p95Ms } })]]);
const feedOf = async (source: string, contracts = new Map<string, FeedContract>(), now = new Date()) => {
  const found = (await listFeeds(queue, contracts, now)).find((one) => one.source === source);
  if (found === undefined) throw new Error(`${source} was not heard of`);
  return found;
};

it('tells counts and percentiles from receipt and from occurrence, at most 9 % above the truth', async () => {
  for (let n = 0; n < 18; n += 1) await visible('shop', { receiptMs: 100, events: 10 });
  for (let n = 0; n < 2; n += 1) await visible('shop', { receiptMs: 5_000, events: 10 });
  const { hour, day } = await feedOf('shop');
  expect(hour.counts).toEqual({ received: 200, applied: 200, duplicates: 0, quarantined: 0, held: 0 });
  expect(day.counts).toEqual(hour.counts);
  expect(hour.fromReceipt.p50).toBeGreaterThanOrEqual(100);
  expect(hour.fromReceipt.p50).toBeLessThanOrEqual(110);
  expect(hour.fromReceipt.p95).toBeGreaterThanOrEqual(5_000);
  expect(hour.fromReceipt.p95).toBeLessThanOrEqual(5_460);
  expect(hour.fromOccurrence.p50).toBeGreaterThan(60_000);
});

it('counts imports and measures live events only', async () => {
  await visible('files', { guard: 'batch', events: 5, receiptMs: 90_000 });
  const { hour, breached } = await feedOf('files');
  expect([hour.counts.applied, hour.fromReceipt.events, breached]).toEqual([5, 0, false]);
});

it('forgets an hour after an hour, and a day after a day', async () => {
  await visible('shop');
  const later = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
  expect((await feedOf('shop', new Map(), later(2))).hour.counts.received).toBe(0);
  expect((await feedOf('shop', new Map(), later(2))).day.counts.received).toBe(1);
  expect((await feedOf('shop', new Map(), later(26))).day.counts.received).toBe(0);
});

it('says since when a feed breaks what it promises, and when it no longer does', async () => {
  await visible('slow', { receiptMs: 2_000 });
  const first = new Date();
  expect(await feedOf('slow', new Map(), first)).toMatchObject({ breached: true, breachedSince: first });
  const later = new Date(first.getTime() + 1_000);
  expect(await feedOf('slow', new Map(), later)).toMatchObject({ breached: true, breachedSince: first });
  expect(await feedOf('slow', contract('slow', 3_000))).toMatchObject({
    breached: false,
    breachedSince: null,
  });
});

it('tells what waits of a feed, also of one that nothing was applied of yet', async () => {
  await queue.submit('w', Buffer.from('x'), { source: 'new', priority: PRIORITY.feed });
  const later = new Date(Date.now() + 10_000);
  expect(await feedOf('new', new Map(), later)).toMatchObject({
    waiting: 1,
    hour: { counts: { received: 0 } },
  });
  expect((await feedOf('new', new Map(), later)).oldestMs).toBeGreaterThan(9_000);
});

it('reports an hour that is unlike the same hour of other days', async () => {
  const hour = Math.floor(Date.now() / HOUR_MS);
  const volumes: Record<string, string> = { [hour - 1]: '3' };
  for (let day = 1; day <= 7; day += 1) volumes[hour - 1 - day * 24] = String(1_000 + day);
  await redis.hset('wherefore:feed:shop:volume', volumes);
  await visible('shop');
  expect((await feedOf('shop')).findings).toEqual([
    'volume is low: 3 records in the last full hour, usually 1004',
  ]);
});

it('reports records that look unlike those of the days before', async () => {
  const day = Math.floor(Date.now() / 86_400_000) - 1;
  const key = `wherefore:feed:shop:profile:price.changed:${day}`;
  await redis.hset(key, { records: 100, 'f:product:text': 100, 'f:price:text': 100, 'f:cost:number': 90 });
  await visible('shop', { events: 40 });
  expect((await feedOf('shop')).findings).toEqual([
    'price.changed cost: vanished, was in 90 % of the records',
    'price.changed price: number where it was text',
  ]);
});

it('counts failed checks of a contract, warnings included', async () => {
  const batch: Batch = {
    id: 'b',
    source: 'shop',
    receivedAt: NOW,
    guard: 'event',
    events: [one('shop')],
    rejects: [],
  };
  const result = { batch: 'b', applied: 1, duplicates: 0, quarantined: 0, forgotten: 0 };
  const failures = new Map([['shop', new Map([['price.changed price', 2]])]]);
  await recordFeeds(queue, { batch, result, failures }, new Date());
  await recordFeeds(queue, { batch, result, failures }, new Date());
  expect((await feedOf('shop')).findings).toEqual(['price.changed price: the check failed 4 times']);
});

it('counts what is let go as received once, and as held no longer', async () => {
  const held: Batch = {
    id: 'b',
    source: 'shop',
    receivedAt: NOW,
    guard: 'event',
    events: [one('shop'), one('shop')],
    rejects: [{ source: 'shop', position: 'p', reason: 'r', original: '{}' }],
  };
  const result = { batch: 'b', applied: 0, duplicates: 0, quarantined: 0, forgotten: 0 };
  await recordFeeds(queue, { batch: held, result, held: 2 }, new Date());
  const counts = { received: 3, applied: 0, duplicates: 0, quarantined: 1, held: 2 };
  expect((await feedOf('shop')).hour.counts).toEqual(counts);
  const batch: Batch = { ...held, rejects: [], released: true };
  await recordFeeds(queue, { batch, result: { ...result, applied: 2 } }, new Date());
  expect((await feedOf('shop')).hour.counts).toEqual({ ...counts, applied: 2, held: 0 });
});

it('is told to Prometheus', async () => {
  await visible('shop', { receiptMs: 2_000 });
  const text = metricsText(
    await listFeeds(queue, new Map(), new Date()),
    await queue.backlog.read(new Date()),
  );
  expect(text).toContain('wherefore_feed_records{source="shop",window="hour",outcome="applied"} 1\n');
  expect(text).toMatch(
    /wherefore_feed_freshness_seconds\{source="shop",from="receipt",window="hour",quantile="0.95"\} 2\.\d/,
  );
  expect(text).toContain('wherefore_feed_objective_breached{source="shop"} 1\n');
  expect(text).toContain('wherefore_backlog_batches{priority="interactive"} 0\n');
  for (const line of text.trimEnd().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+\{[^{}]*\} [\d.e+-]+)$/);
});

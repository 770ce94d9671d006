import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { UnrecoverableError, Worker } from 'bullmq';
import { PRIORITY, startApplyWorker } from '@wherefore/queue';
import { type OpenRedis, openRedis } from './support/open-redis.js';

let opened: OpenRedis;
let redis: OpenRedis['redis'];
let queue: OpenRedis['queue'];
beforeAll(async () => {
  opened = await openRedis();
  ({ redis, queue } = opened);
}, SERVER_START_TIMEOUT_MS);
afterAll(() => opened.close());
beforeEach(() => redis.flushall());

const send = (batch: string, priority: number, source = 'shop') =>
  queue.submit(batch, Buffer.from(batch), { source, priority });

const HOUR_MS = 3_600_000;

it('tells how long the oldest of each priority and of each source has waited', async () => {
  await send('a', PRIORITY.interactive);
  await send('b', PRIORITY.interactive, 'crm');
  await send('c', PRIORITY.bulk);
  const later = new Date(Date.now() + HOUR_MS);
  const waiting = await queue.backlog.read(later);
  expect(waiting.map(({ priority, batches }) => [priority, batches])).toEqual([
    ['interactive', 2],
    ['feed', 0],
    ['bulk', 1],
  ]);
  expect(waiting[0]?.oldestMs).toBeGreaterThan(HOUR_MS - 60_000);
  expect(waiting[1]?.oldestMs).toBe(0);
  const sources = await queue.backlog.bySource(later);
  expect(sources.map(({ source, batches }) => [source, batches]).sort()).toEqual([
    ['crm', 1],
    ['shop', 2],
  ]);
});

it('forgets what somebody else has settled', async () => {
  await send('gone', PRIORITY.interactive);
  await send('here', PRIORITY.interactive);
  await redis.del('wherefore:intake:gone');
  const [interactive] = await queue.backlog.read(new Date());
  expect(interactive?.batches).toBe(1);
  await redis.del('wherefore:intake:here');
  expect(await queue.backlog.read(new Date())).toEqual(
    ['interactive', 'feed', 'bulk'].map((priority) => ({ priority, batches: 0, oldestMs: 0 })),
  );
});

it('counts what a source sends over ten seconds, and not what it was refused', async () => {
  const now = new Date('2026-11-01T00:00:03.000Z');
  const take = (events: number, at = now) => queue.rates.take({ source: 'shop', events, perSecond: 10 }, at);
  expect(await take(90)).toBe(0);
  expect(await take(20)).toBe(7_000);
  expect(await take(10)).toBe(0);
  expect(await queue.rates.take({ source: 'crm', events: 100, perSecond: 10 }, now)).toBe(0);
  expect(await take(100, new Date('2026-11-01T00:00:10.000Z'))).toBe(0);
});

/** Applies bulk only when told to, and writes down in which order batches took effect. */
async function recordingWorker(concurrency: number) {
  const order: string[] = [];
  const told: (() => void)[] = [];
  const events = new EventTarget();
  const worker = await startApplyWorker({
    url: opened.url,
    concurrency,
    applyAlone: () => Promise.reject(new Error('nothing is suspicious here')),
    async apply(sealed) {
      const batches = sealed.map((one) => one.toString());
      if (batches.some((batch) => batch.startsWith('bulk'))) {
        await new Promise<void>((resolve) => {
          told.push(resolve);
          events.dispatchEvent(new Event('held'));
        });
      }
      order.push(...batches);
      events.dispatchEvent(new Event('applied'));
    },
    onFailed: (_, error) => {
      throw error;
    },
    onError: () => undefined,
  });
  const until = (type: string, isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo()) return;
        events.removeEventListener(type, look);
        resolve();
      };
      events.addEventListener(type, look);
      look();
    });
  return { order, told, until, worker };
}

it('applies what is urgent while chunks of an import hold every place of theirs', async () => {
  const { order, told, until, worker } = await recordingWorker(2);
  for (let n = 0; n < 20; n += 1) await send(`bulk ${n}`, PRIORITY.bulk);
  await until('held', () => told.length === 2);
  await send('orders', PRIORITY.feed);
  await send('consent', PRIORITY.interactive);
  await until('applied', () => order.length === 2);
  expect([...order].sort()).toEqual(['consent', 'orders']);
  let done = 0;
  while (done < 20) {
    await until('held', () => told.length > done);
    told[done]?.();
    done += 1;
  }
  await until('applied', () => order.length === 22);
  await worker.close();
  expect(await queue.pending(Array.from({ length: 20 }, (_, n) => `bulk ${n}`))).toBe(0);
  expect((await queue.backlog.read(new Date())).map(({ batches }) => batches)).toEqual([0, 0, 0]);
});

it('gives a batch without a job a job again, and one that has a job no second one', async () => {
  await send('bulk 0', PRIORITY.bulk);
  await redis.set('wherefore:intake:lost', 'lost');
  const { order, told, until, worker } = await recordingWorker(1);
  await until('held', () => told.length === 1);
  await until('applied', () => order.length === 1);
  expect(order).toEqual(['lost']);
  told[0]?.();
  await until('applied', () => order.length === 2);
  await worker.close();
  expect(told).toHaveLength(1);
});

it('is tried again when it is sent again, though it had failed for good', async () => {
  await send('twice', PRIORITY.interactive);
  const connection = { url: opened.url };
  const failing = new Worker(queue.queues.live.name, () => Promise.reject(new UnrecoverableError('bad')), {
    connection,
  });
  await new Promise((resolve) => failing.once('failed', resolve));
  await failing.close();
  await redis.zrem('wherefore:backlog:interactive', 'twice');
  const applied: string[] = [];
  const work = async (isDone: () => boolean | Promise<boolean>): Promise<void> => {
    const worker = await startApplyWorker({
      url: opened.url,
      concurrency: 1,
      apply: (sealed) => Promise.resolve(void applied.push(...sealed.map(String))),
      applyAlone: () => Promise.reject(new Error('nothing is suspicious')),
      onFailed: () => undefined,
      onError: () => undefined,
    });
    while (!(await isDone())) await new Promise(setImmediate);
    await worker.close();
  };
  await work(() => true);
  expect(applied).toEqual([]);
  expect(await queue.counts()).toMatchObject({ failed: 1 });
  await send('twice', PRIORITY.interactive);
  await work(() => applied.length > 0);
  expect(applied).toEqual(['twice']);
  expect(await queue.counts()).toMatchObject({ failed: 0 });
});

it('keeps figures and rates of so many sources, and of the others together', async () => {
  const now = new Date();
  const moment = (source: string) => ({
    source,
    applied: 1,
    duplicates: 0,
    quarantined: 0,
    held: 0,
    fromOccurrence: [],
    fromReceipt: null,
    failures: new Map<string, number>(),
  });
  await queue.feeds.record([moment('shop')], now);
  await queue.feeds.record(
    Array.from({ length: 700 }, (_, at) => moment(`shop-${at}`)),
    now,
  );
  await queue.feeds.record([moment('shop'), moment('one more')], now);
  const sources = (await queue.feeds.sources()).map(({ source }) => source);
  expect(sources).toHaveLength(501);
  expect(sources).toEqual(expect.arrayContaining(['shop', 'other sources']));
  expect((await queue.feeds.read('shop', 'hour', now)).counts.applied).toBe(2);
  expect((await queue.feeds.read('other sources', 'hour', now)).counts.applied).toBe(202);
  const take = (source: string) => queue.rates.take({ source, events: 60, perSecond: 10 }, now);
  expect(await take('new-1')).toBe(0);
  expect(await take('new-2')).toBeGreaterThan(0);
  expect(await take('shop')).toBe(0);
  await queue.feeds.record([moment('after')], new Date(now.getTime() + 36 * 24 * HOUR_MS));
  expect(await queue.feeds.sources()).toHaveLength(1);
});

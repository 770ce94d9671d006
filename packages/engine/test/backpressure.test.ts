import { openBackpressure, overloadIn, urgencyOf } from '@wherefore/engine';
import { Event } from '@wherefore/contracts';
import { openQueue, PRIORITY, type QueueDoor } from '@wherefore/queue';
import { SERVER_START_TIMEOUT_MS, startThrowawayRedis } from '@wherefore/testkit';
import { event } from './support/events.js';

let server: Awaited<ReturnType<typeof startThrowawayRedis>>;
let queue: QueueDoor;
beforeAll(async () => {
  server = await startThrowawayRedis();
  queue = await openQueue(server.url);
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  await queue.close();
  await server.stop();
});

const LIMITS = { backlogSeconds: 60, backlogBatches: 30, sourceRate: 5 };
const LOAD = new Map([['shop', 1]]);

it('closes the door while what is urgent waits too long, and opens it again', async () => {
  const now = new Date();
  const later = new Date(now.getTime() + 120_000);
  const door = openBackpressure(queue, LIMITS);
  for (let n = 0; n < 20; n += 1) {
    await door.assertRoom(LOAD, new Date(now.getTime() + n * 10_000 - 200_000));
    await queue.submit(`late ${n}`, Buffer.from(''), { source: 'shop', priority: PRIORITY.interactive });
  }
  await expect(door.assertRoom(LOAD, later)).rejects.toMatchObject({ code: 'UNAVAILABLE', retryAfter: 5 });
  await expect(door.assertRoom(LOAD, new Date())).resolves.toBeUndefined();
});

it('tells a source that sends too fast when to come back, and takes from others meanwhile', async () => {
  const now = new Date('2026-11-01T00:00:04.000Z');
  const door = openBackpressure(queue, LIMITS);
  await door.assertRoom(new Map([['fast', 50]]), now);
  await expect(door.assertRoom(new Map([['fast', 1]]), now)).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    retryAfter: 6,
  });
  await expect(door.assertRoom(new Map([['slow', 1]]), now)).resolves.toBeUndefined();
});

it('is not closed by one batch that is tried again and again, nor by imports', () => {
  const waiting = (priority: 'interactive' | 'feed' | 'bulk', batches: number, oldestMs: number) =>
    overloadIn([{ priority, batches, oldestMs }], LIMITS);
  expect(waiting('interactive', 1, 900_000)).toBeNull();
  expect(waiting('bulk', 500, 900_000)).toBeNull();
  expect(waiting('feed', 25, 900_000)).toBeNull();
  expect(waiting('feed', 31, 0)).toContain('31 batches');
  expect(waiting('interactive', 20, 61_000)).toContain('61 seconds');
});

it('calls a batch urgent for one event in it that is', () => {
  const product = Event.parse(event('product.upserted', { product: 'p', title: 'P' }));
  const consent = Event.parse(
    event('consent.changed', { customer: 'c', purpose: 'personalisation', granted: false }),
  );
  expect(urgencyOf([product])).toBe(PRIORITY.feed);
  expect(urgencyOf([product, consent])).toBe(PRIORITY.interactive);
});

import { openQueue, type QueueDoor } from '@wherefore/queue';
import { SERVER_START_TIMEOUT_MS } from '@wherefore/testkit';
import { type OpenRedis, openRedis } from './support/open-redis.js';

let opened: OpenRedis;
let reader: QueueDoor;
beforeAll(async () => {
  opened = await openRedis();
  reader = await openQueue(opened.url);
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  await reader.close();
  await opened.close();
});

it('adds to several tallies at once, and reads several as they are at one moment', async () => {
  const both = new Map(['ours', 'theirs'].map((name) => [name, new Map([['requests', 1]])]));
  let isWriting = true;
  const writing = (async () => {
    for (let n = 0; n < 500; n += 1) await opened.queue.tallies.add(both, 60_000);
    isWriting = false;
  })();
  const seen = new Set<number>();
  while (isWriting) {
    const [ours, theirs] = await reader.tallies.read(['ours', 'theirs']);
    expect(ours).toEqual(theirs);
    seen.add(ours?.get('requests') ?? 0);
  }
  await writing;
  const read = await reader.tallies.read(['ours', 'nobody', 'theirs']);
  expect(read.map((tally) => tally.get('requests'))).toEqual([500, undefined, 500]);
  expect(seen.size).toBeGreaterThan(1);
});

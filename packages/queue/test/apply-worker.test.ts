import { WhereforeError } from '@wherefore/contracts';
import {
  type ApplyWorker,
  type AttemptLedger,
  openQueue,
  type QueueDoor,
  startApplyWorker,
} from '@wherefore/queue';
import { SERVER_START_TIMEOUT_MS, startThrowawayRedis } from '@wherefore/testkit';
import { Redis } from 'ioredis';

let redis: Awaited<ReturnType<typeof startThrowawayRedis>>;
let queue: QueueDoor;
let worker: ApplyWorker | null = null;
beforeAll(async () => {
  redis = await startThrowawayRedis();
  queue = await openQueue(redis.url);
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  await queue.close();
  await redis.stop();
});
afterEach(async () => {
  await worker?.close();
});

type Apply = (batch: string) => Promise<void>;

/** Starts a worker; resolves when `batch` has been applied, with how each of its attempts was made. */
async function attemptsUntilDone(
  batch: string,
  apply: Apply,
  alone: (ledger: AttemptLedger) => Promise<void>,
) {
  const attempts: string[] = [];
  let done = (): void => undefined;
  const applied = new Promise<void>((resolve) => {
    done = resolve;
  });
  worker = await startApplyWorker({
    url: redis.url,
    concurrency: 2,
    async apply(sealed) {
      attempts.push('together');
      for (const one of sealed) await apply(one.toString());
      done();
    },
    async applyAlone(_, id, ledger) {
      attempts.push('alone');
      await alone(ledger);
      done();
    },
    onFailed: () => undefined,
    onError: () => undefined,
  });
  await queue.submit(batch, Buffer.from(batch), { source: 'test', priority: 1 });
  await applied;
  return attempts;
}

it.each(['INTERNAL', 'TIMEOUT', 'TOO_LARGE'] as const)(
  'a batch that fails for reasons of its own twice (%s) runs alone from then on',
  async (code) => {
    const fail = () => Promise.reject(new WhereforeError(code, 'bad'));
    const attempts = await attemptsUntilDone(`bad ${code}`, fail, () => Promise.resolve());
    expect(attempts).toEqual(['together', 'together', 'alone']);
  },
);

it('a batch that was put off for reasons of the moment is not suspected', async () => {
  let left = 3;
  const later = async () => {
    if (left-- > 0) throw new WhereforeError('UNAVAILABLE', 'the graph is away');
  };
  const attempts = await attemptsUntilDone('later', later, () =>
    Promise.reject(new Error('must not run alone')),
  );
  expect(attempts).toEqual(['together', 'together', 'together', 'together']);
});

it('what is accepted under the name of a batch that is being applied is applied too', async () => {
  const applied: string[] = [];
  const again = (content: string) =>
    queue.submit('again', Buffer.from(content), { source: 'test', priority: 1 });
  worker = await startApplyWorker({
    url: redis.url,
    concurrency: 1,
    async apply([sealed]) {
      if (applied.push(String(sealed)) === 1) await again('second');
    },
    applyAlone: () => Promise.reject(new Error('must not run alone')),
    onFailed: () => undefined,
    onError: () => undefined,
  });
  await again('first');
  await waitFor(async () => (await queue.pending(['again'])) === 0);
  expect(applied).toEqual(['first', 'second']);
});

it('a delivery that comes twelve times while it is applied leaves nothing behind', async () => {
  worker = await startApplyWorker({
    url: redis.url,
    concurrency: 1,
    apply: () => Promise.resolve(),
    applyAlone: () => Promise.resolve(),
    onFailed: () => undefined,
    onError: () => undefined,
  });
  for (let round = 0; round < 150; round += 1) {
    await queue.submit('twelve', Buffer.from(String(round)), { source: 'test', priority: 1 });
    await new Promise((resolve) => setTimeout(resolve, round % 23));
  }
  await waitFor(async () => (await queue.pending(['twelve'])) === 0);
  expect(await queue.pending(['twelve'])).toBe(0);
});

async function waitFor(isTrue: () => Promise<boolean>): Promise<void> {
  for (let round = 0; round < 200 && !(await isTrue()); round += 1)
    await new Promise((resolve) => setTimeout(resolve, 25));
}

it('a queue that is nearly full takes nothing, and takes it again when there is room', async () => {
  const client = new Redis(redis.url);
  const submitted = async (): Promise<unknown> => {
    const door = await openQueue(redis.url);
    return door
      .submit('full', Buffer.from('sealed'), { source: 'test', priority: 1 })
      .then(
        () => 'accepted',
        (error: unknown) => error,
      )
      .finally(() => door.close());
  };
  await client.config('SET', 'maxmemory', '1mb');
  expect(await submitted()).toMatchObject({ code: 'UNAVAILABLE' });
  expect(await queue.pending(['full'])).toBe(0);
  await client.config('SET', 'maxmemory', '128mb');
  expect(await submitted()).toBe('accepted');
  client.disconnect();
});

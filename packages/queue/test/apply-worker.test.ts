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

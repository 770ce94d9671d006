import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Event, type EventInput } from '@wherefore/contracts';
import {
  createKeyring,
  forgetPerson,
  type ForgetParts,
  learnEpoch,
  submitBatch,
  withForgetting,
} from '@wherefore/engine';
import { connectGraph, type Graph, migrate } from '@wherefore/graph';
import { openLog } from '@wherefore/log';
import { openQueue, PRIORITY, type QueueDoor } from '@wherefore/queue';
import { borrowNeo4j, SERVER_START_TIMEOUT_MS, startThrowawayRedis } from '@wherefore/testkit';
import { killWorker, SECRET, startWorker, workerEnvironment } from './support/worker-process.js';

jest.setTimeout(SERVER_START_TIMEOUT_MS);

const CHUNKS = 8;
const EVENTS = 300;
const keyring = createKeyring(SECRET);

let graph: Graph;
let queue: QueueDoor;
let places: { redisUrl: string; directory: string };
let environment: Record<string, string>;
let worker: ChildProcess;
let stop: () => Promise<void>;
beforeAll(async () => {
  const [neo4j, redis] = await Promise.all([borrowNeo4j(), startThrowawayRedis()]);
  const directory = await mkdtemp(path.join(os.tmpdir(), 'wherefore-test-log-'));
  graph = connectGraph({ uri: neo4j.boltUrl, user: neo4j.user, password: neo4j.password });
  queue = await openQueue(redis.url);
  await migrate(graph, new Date());
  places = { redisUrl: redis.url, directory };
  environment = workerEnvironment(neo4j, redis, directory);
  worker = await startWorker(environment);
  stop = async () => {
    await killWorker(worker);
    await queue.close();
    await graph.close();
    neo4j.giveBack();
    await redis.stop();
    await rm(directory, { recursive: true, force: true });
  };
}, SERVER_START_TIMEOUT_MS);
afterAll(() => stop());

/** A chunk of an import that is full of somebody. */
const chunkOf = (customer: string, number: number): Event[] =>
  Array.from({ length: EVENTS }, (_, n) => {
    const envelope = {
      id: `${customer}-${number}-${n}`,
      source: 'files',
      occurredAt: '2026-01-01T00:00:00Z',
    };
    const lines = [
      { product: `p${n % 9}`, quantity: 1, amount: 5 },
      { product: `p${(n + 1) % 9}`, quantity: 1, amount: 5 },
    ];
    const who = n % 3 === 0 ? customer : `c${n % 40}`;
    const order: EventInput = {
      ...envelope,
      type: 'order.placed',
      payload: { order: `o-${number}-${n}-${customer.length}`, customer: who, lines },
    };
    const view: EventInput = {
      ...envelope,
      type: 'product.viewed',
      payload: { product: `p${n % 9}`, customer: who },
    };
    return Event.parse(n % 2 === 0 ? order : view);
  });

async function importOf(customer: string): Promise<string[]> {
  const ids = Array.from({ length: CHUNKS }, (_, number) => `import:${customer}:${number}`);
  for (const [number, id] of ids.entries())
    await submitBatch(
      { queue, keyring },
      {
        id,
        source: 'files',
        receivedAt: new Date().toISOString(),
        guard: 'batch',
        events: chunkOf(customer, number),
        rejects: [],
        chunk: { import: customer, chunk: number, records: EVENTS, quarantined: 0 },
      },
      PRIORITY.bulk,
    );
  return ids;
}

async function untilApplied(ids: readonly string[]): Promise<void> {
  while ((await queue.pending(ids)) > 0) await new Promise((resolve) => setImmediate(resolve));
}

const forgetting = <T>(work: (parts: ForgetParts) => Promise<T>) =>
  withForgetting({ graph, keyring, queue }, places, work);
const forget = (customer: string) =>
  forgetting((parts) =>
    forgetPerson(parts, { asked: { customer }, who: 'ada', why: 'asked for it' }, new Date()),
  );

async function expectGone(customer: string): Promise<void> {
  const words = [customer, keyring.pseudonym(customer)];
  const [row] = await graph.runText(
    'MATCH (c:Customer) WHERE c.id IN $words OR c.pseudonym IN $words RETURN count(c) AS people',
    { words },
  );
  expect(row?.['people']).toBe(0);
  const { keys, files } = await forgetting(async ({ redis, erasure }) => ({
    keys: await redis.keysWith([keyring.pseudonym(customer)]),
    files: await erasure.filesWith([keyring.pseudonym(customer)]),
  }));
  expect({ keys, files }).toEqual({ keys: [], files: [] });
}

it('forgets somebody in the middle of an import that is full of them, by two at once', async () => {
  const ids = await importOf('during-import');
  const receipts = await Promise.all([forget('during-import'), forget('during-import')]);
  expect(receipts).toHaveLength(2);
  await untilApplied(ids);
  await expectGone('during-import');
  const [row] = await graph.runText(
    'MATCH (o:Order) WHERE NOT (o)<-[:PLACED]-() RETURN count(o) > 0 AS kept',
  );
  expect(row?.['kept']).toBe(true);
});

it('forgets somebody whose batch a worker died of, before the next worker tries it again', async () => {
  const ids = await importOf('during-retry');
  while ((await queue.counts()).active === 0) await new Promise((resolve) => setImmediate(resolve));
  await killWorker(worker);
  const [, started] = await Promise.all([forget('during-retry'), startWorker(environment)]);
  worker = started;
  await untilApplied(ids);
  await expectGone('during-retry');
});

it('forgets somebody while it is being learned from what they did', async () => {
  await untilApplied(await importOf('during-learning'));
  const log = await openLog({ directory: places.directory });
  const learning = learnEpoch({ graph, log }, { now: new Date('2026-02-01T00:00:00Z') });
  await Promise.all([forget('during-learning'), learning]);
  await log.close();
  await expectGone('during-learning');
});

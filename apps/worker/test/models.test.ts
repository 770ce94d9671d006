import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseConfig } from '@wherefore/config';
import type { EventInput, LearnJob } from '@wherefore/contracts';
import {
  acceptEvents,
  announceModels,
  createKeyring,
  lastDriftReport,
  listModels,
  listRollouts,
  promoteVersion,
  runningRollout,
} from '@wherefore/engine';
import { connectGraph, type Graph, migrate } from '@wherefore/graph';
import { openLog } from '@wherefore/log';
import { createLogger } from '@wherefore/observe';
import { type ModelQueue, openModelQueue, openQueue, type QueueDoor } from '@wherefore/queue';
import { borrowNeo4j, SERVER_START_TIMEOUT_MS, startThrowawayRedis } from '@wherefore/testkit';
import { considerLearning } from '../src/consider-learning.js';
import { killWorker, SECRET, startWorker, workerEnvironment } from './support/worker-process.js';

const [PRODUCTS, CUSTOMERS, ORDERS] = [30, 60, 8];
let graph: Graph;
let queue: QueueDoor;
let modelQueue: ModelQueue;
let environment: Record<string, string>;
let worker: ChildProcess | null = null;
const ends: (() => unknown)[] = [];

/** Orders from a day on, going back in time, of customers whose habits follow from their number. */
function* ordersUntil(last: Date, prefix = 'o'): Generator<EventInput> {
  for (let c = 0; c < CUSTOMERS; c += 1)
    for (let n = 0; n < ORDERS; n += 1) {
      const at = new Date(last.getTime() - n * 12 * 86_400_000 + c * 60_000).toISOString();
      const lines = [c, c + n, c * n].map((p) => ({ product: `p${p % PRODUCTS}`, quantity: 1, amount: 9 }));
      const id = `${prefix}${c}-${n}`;
      const payload = { order: id, customer: `c${c}`, lines };
      yield { id, source: 'test', type: 'order.placed', occurredAt: at, payload };
    }
}

function* shop(): Generator<EventInput> {
  const envelope = { source: 'test', occurredAt: '2026-01-01T00:00:00.000Z' };
  for (let p = 0; p < PRODUCTS; p += 1)
    yield {
      ...envelope,
      id: `p${p}`,
      type: 'product.upserted',
      payload: { product: `p${p}`, title: `P${p}`, price: 9 },
    };
  yield* ordersUntil(new Date(Date.UTC(2026, 8, 1)));
}

beforeAll(async () => {
  const [neo4j, redis] = await Promise.all([borrowNeo4j(), startThrowawayRedis()]);
  const directory = await mkdtemp(path.join(os.tmpdir(), 'wherefore-test-log-'));
  graph = connectGraph({ uri: neo4j.boltUrl, user: neo4j.user, password: neo4j.password });
  queue = await openQueue(redis.url);
  modelQueue = await openModelQueue(redis.url);
  await migrate(graph, new Date());
  environment = { ...workerEnvironment(neo4j, redis, directory), WHEREFORE_WATCH_SECONDS: '0.2' };
  ends.push(
    () => modelQueue.close(),
    () => queue.close(),
    () => graph.close(),
    () => neo4j.giveBack(),
    () => redis.stop(),
    () => rm(directory, { recursive: true, force: true }),
  );
  worker = await startWorker(environment);
  await feed(shop());
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  if (worker !== null) await killWorker(worker);
  for (const end of ends) await end();
});

async function feed(events: Iterable<EventInput>): Promise<void> {
  const { batch } = await acceptEvents({ queue, keyring: createKeyring(SECRET) }, [...events], new Date());
  while ((await queue.pending([batch])) > 0) await pause(50);
}

/** What must hold at any moment, whoever was killed. */
async function assertWhole(): Promise<void> {
  const current = await graph.runText("MATCH (e:Epoch {status: 'current'}) RETURN e.id AS id");
  const models = await listModels(graph);
  const served = models.filter(({ aliases }) => aliases.includes('current'));
  expect(current.map(({ id }) => id)).toEqual(served.map(({ epoch }) => epoch));
  for (const { epoch, edges } of models.filter((one) => one.epoch !== null)) {
    const [row] = await graph.runText('MATCH ()-[r {epoch: $epoch}]->() RETURN count(r) AS count', { epoch });
    expect(row?.['count']).toBe(edges);
  }
  const tried = models.filter(({ aliases }) => aliases.includes('canary')).map(({ id }) => id);
  const running = (await listRollouts(graph)).filter(({ state }) => state === 'running');
  expect(running.map(({ model }) => model)).toEqual(tried);
}

it('learns when it is asked to, says how far it is, and is told why it did', async () => {
  await modelQueue.learn({ task: 'learn', as: 'canary', by: 'ann', why: 'the first time' });
  const stages = new Set<string | null>();
  for (let runs = await modelQueue.learning(); runs.length > 0; runs = await modelQueue.learning()) {
    for (const { stage } of runs) stages.add(stage);
    await pause(20);
  }
  expect(stages.size).toBeGreaterThan(1);
  const [model, ...others] = await listModels(graph);
  expect(others).toEqual([]);
  expect(model).toMatchObject({ aliases: ['current'], by: 'ann', why: 'the first time' });
  expect((await modelQueue.schedules()).map(({ task }) => task).sort()).toEqual([
    'consider',
    'features',
    'watch',
  ]);
  await assertWhole();
}, 60_000);

it('asks for learning when much has been bought since, if it may, and not while what it learned proves itself', async () => {
  const asked: LearnJob[] = [];
  const log = await openLog({ directory: environment['WHEREFORE_LOG_DIR'] ?? '' });
  const consider = (onChange: string) =>
    considerLearning({
      graph,
      log,
      queue,
      config: parseConfig({ ...environment, WHEREFORE_LEARN_ON_CHANGE: onChange }),
      logger: createLogger('test', 'silent'),
      modelQueue: { learn: (job) => Promise.resolve(String(asked.push(job))) },
    });
  await consider('on');
  expect(asked).toEqual([]);
  await feed(ordersUntil(new Date(Date.UTC(2026, 10, 25)), 'later'));
  await consider('on');
  expect(asked).toEqual([]);
  await graph.runText("MATCH (m:Model) SET m.at = datetime('2026-09-02T00:00:00Z')");
  await consider('off');
  expect(asked).toEqual([]);
  await consider('on');
  expect(asked).toMatchObject([
    { task: 'learn', as: 'canary', by: 'drift', why: expect.stringContaining('orders since') },
  ]);
  expect((await lastDriftReport(queue.tallies))?.retrain).toContain('orders since');
  await log.close();
}, 60_000);

describe('kill -9', () => {
  const job = (why: string, as: LearnJob['as'] = 'current'): string =>
    JSON.stringify({ task: 'learn', as, by: 'test', why });

  /** A process that learns, killed the moment it says that it has come so far; null lets it end. */
  async function learn(why: string, until: string | null): Promise<void> {
    const child = fork(path.resolve(__dirname, '../dist/learn-process.js'), [job(why)], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (message: { stage?: string }) => {
      if (until !== null && message.stage?.startsWith(until) === true) child.kill('SIGKILL');
    });
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal ?? code).toBe(until === null ? 0 : 'SIGKILL');
  }

  it('in the middle of learning leaves no half epoch, and the next run clears away what is left', async () => {
    await graph.runText('MATCH ()-[r]->() WHERE r.epoch IS NOT NULL DELETE r');
    await graph.runText('MATCH (n:Epoch|Model|ModelAlias) DETACH DELETE n');
    for (const stage of ['learning from everything', 'writing the epoch to the graph: ', 'checking it']) {
      await learn('killed', stage);
      await assertWhole();
    }
    await learn('whole', null);
    await assertWhole();
    const [model, ...others] = await listModels(graph);
    expect(others).toEqual([]);
    expect(model).toMatchObject({ aliases: ['current'] });
    expect(await graph.runText('MATCH (e:Epoch) RETURN e.id AS id')).toEqual([{ id: model?.epoch }]);
  }, 60_000);

  it('of the worker in the middle of a rollout leaves no half step; it goes on to the end, each step once', async () => {
    await modelQueue.learn({ task: 'learn', as: 'shadow', by: 'test', why: 'another' });
    // The same log and options give the same version: it is made another one here.
    while ((await modelQueue.learning()).length > 0) await pause(100);
    const [stable] = await listModels(graph);
    await graph.runText(
      `MATCH (m:Model)-[:SERVED_AS]->(e:Epoch)
       CREATE (:Model {id: 'm-other'})-[:SERVED_AS]->(:Epoch {id: 'e-other'})
       WITH m, e MATCH (m2:Model {id: 'm-other'})-[:SERVED_AS]->(e2:Epoch)
       SET m2 = m {.*, id: 'm-other', edges: 0}, e2 = e {.*, id: 'e-other', status: 'ready'}`,
    );
    const steps = [...Array.from({ length: 14 }, (_, at) => 5 + 5 * at), 100];
    const plan = {
      steps,
      minSeconds: 0,
      minRequests: 1,
      without: ['clicks', 'conversions', 'calibration'] as const,
    };
    const begun = await promoteVersion(
      { graph, announce: () => announceModels({ graph, queue }), verify: null },
      {
        version: 'm-other',
        to: 'canary',
        anyway: true,
        who: 'test',
        why: 'to be killed',
        plan: { ...plan, without: [...plan.without] },
      },
      new Date(),
    );
    expect(begun.ok).toBe(true);
    let kills = 0;
    for (let rollout = await runningRollout(graph); rollout !== null; rollout = await runningRollout(graph)) {
      await count(rollout.id, rollout.step);
      await pause(60 + 90 * (kills % 7));
      if (kills >= 6 || worker === null) continue;
      await killWorker(worker);
      kills += 1;
      await assertWhole();
      worker = await startWorker(environment);
    }
    expect(kills).toBeGreaterThanOrEqual(4);
    await assertWhole();
    const [rollout] = await listRollouts(graph);
    expect(rollout).toMatchObject({ state: 'promoted', model: 'm-other' });
    expect((await listModels(graph)).find(({ id }) => id === stable?.id)?.aliases).toEqual(['previous']);
    const trail = "MATCH (a:Audit {what: 'models.rollout-step'}) RETURN count(a) AS count";
    expect(await graph.runText(trail)).toEqual([{ count: steps.length - 2 }]);
  }, 90_000);

  /** Good figures of both arms. */
  async function count(rollout: string, step: number): Promise<void> {
    const good = (n: number) =>
      new Map([...Object.entries({ requests: n, visitors: n, promised: 1, t20: n })]);
    const products = new Map(Array.from({ length: 50 }, (_, at) => [`p${at}`, 1] as const));
    const names = (arm: string) => `trial:${rollout}:${step}:${arm}`;
    const counts = ['canary', 'current'].flatMap((arm) => [
      [names(arm), good(200)] as const,
      [`${names(arm)}:first`, products] as const,
      [`${names(arm)}:listed`, products] as const,
    ]);
    await queue.tallies.add(new Map(counts), 60_000);
  }
});

import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { connectGraph, type Graph, migrate } from '@wherefore/graph';
import { openSourceQueue } from '@wherefore/queue';
import { borrowNeo4j, SERVER_START_TIMEOUT_MS, startThrowawayRedis } from '@wherefore/testkit';
import { startWorker, workerEnvironment } from './support/worker-process.js';
import { FakeProvider } from '../../../packages/connectors/test/sources/fake-provider.js';
import { shopify } from '../../../packages/connectors/test/sources/fixtures/shopify.js';

const RECORDS = 1_500;
const closing: (() => unknown)[] = [];
let provider: FakeProvider;
let graph: Graph;
let environment: Record<string, string>;

beforeAll(async () => {
  if (shopify.dialect === null) throw new Error('not polled');
  provider = new FakeProvider(shopify.dialect);
  const baseUrl = await provider.start();
  provider.store = Array.from({ length: RECORDS }, (_, n) => ({
    id: String(10_000 + n),
    changedAt: '2026-11-01T00:00:00Z',
  }));
  const [neo4j, redis] = await Promise.all([borrowNeo4j(), startThrowawayRedis()]);
  graph = connectGraph({ uri: neo4j.boltUrl, user: neo4j.user, password: neo4j.password });
  await migrate(graph, new Date());
  const directory = await mkdtemp(path.join(os.tmpdir(), 'wherefore-polling-'));
  const file = path.join(directory, 'sources.yaml');
  await writeFile(
    file,
    `sources: { shop: { connector: shopify, polling: { baseUrl: '${baseUrl}', headers: { X-Token: env:SHOP_TOKEN }, kinds: [products], every: 10s, perSecond: 500 } } }`,
  );
  environment = {
    ...workerEnvironment(neo4j, redis, directory),
    WHEREFORE_SOURCES: file,
    SHOP_TOKEN: 'shpat_x',
  };
  closing.push(
    () => provider.stop(),
    () => graph.close(),
    () => neo4j.giveBack(),
    () => redis.stop(),
    () => rm(directory, { recursive: true, force: true }),
  );
}, SERVER_START_TIMEOUT_MS);
afterAll(async () => {
  for (const close of closing) await close();
});

const value = async (cypher: string): Promise<unknown> =>
  Object.values((await graph.runText(cypher))[0] ?? {})[0];

it(
  'a worker that is killed while it reads a source is made up for by the next, without being asked',
  async () => {
    let worker: ChildProcess | null = null;
    const killed = new Promise<void>((resolve) => {
      provider.between = (answered) => {
        if (answered !== 3) return;
        worker?.once('exit', () => resolve());
        worker?.kill('SIGKILL');
      };
    });
    worker = await startWorker(environment);
    await killed;
    expect(await value('MATCH (s:Source) RETURN s.mark')).toBeUndefined();
    worker = await startWorker(environment);
    while ((await value('MATCH (s:Source {id: "shop/products"}) RETURN s.mark')) === undefined)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await value('MATCH (p:Product {source: "shop"}) RETURN count(p)')).toBe(RECORDS);
    const queue = await openSourceQueue(environment['REDIS_URL'] ?? '');
    const [schedule] = await queue.schedules();
    expect(schedule).toMatchObject({ source: 'shop', everyMs: 10_000 });
    expect(Date.parse(schedule?.nextRun ?? '')).toBeGreaterThan(Date.now() - 10_000);
    await queue.close();
    worker.kill('SIGTERM');
    await once(worker, 'exit');
  },
  SERVER_START_TIMEOUT_MS,
);

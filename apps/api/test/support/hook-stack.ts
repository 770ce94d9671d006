import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseConfig, parseSources } from '@wherefore/config';
import { type Batch, FollowUp, type SourceJob } from '@wherefore/contracts';
import { openBatch, openDesk, openSources } from '@wherefore/engine';
import { connectGraph, migrate } from '@wherefore/graph';
import { openDecisionLog } from '@wherefore/log';
import { createLogger } from '@wherefore/observe';
import {
  openDecisionStream,
  openQueue,
  openSourceQueue,
  startApplyWorker,
  startSourceWorker,
} from '@wherefore/queue';
import { startThrowawayNeo4j, startThrowawayRedis, type ThrowawayRedis } from '@wherefore/testkit';
import type { FastifyInstance } from 'fastify';
import { buildServer } from '../../src/build-server.js';
import { keyring, SECRET } from './tokens.js';

export const SOURCES = `
sources:
  shop: { connector: shopify, secrets: [env:NEW, env:OLD], currency: EUR,
    polling: { baseUrl: 'http://127.0.0.1:9', headers: {} } }
  slow: { connector: shopify, secrets: [env:NEW], webhooks: { perSecond: 0.1, burst: 2 } }
  woo: { connector: woocommerce, secrets: [env:NEW] }
  crm: { connector: hubspot, secrets: [env:NEW], url: https://hooks.example/hooks/crm }
`;
export const NEW = 'the secret of now';
export const OLD = 'the secret of before';

export const hmac = (secret: string, body: string | Buffer): string =>
  createHmac('sha256', secret).update(body).digest('base64');

/** Headers as Shopify sends them. */
export const shopifyHeaders = (body: string | Buffer, more: Record<string, string> = {}) => ({
  'content-type': 'application/json',
  'x-shopify-topic': 'products/update',
  'x-shopify-shop-domain': 'acme.example',
  'x-shopify-webhook-id': 'b54557e4',
  'x-shopify-hmac-sha256': hmac(NEW, body),
  ...more,
});

export interface HookStack {
  readonly app: FastifyInstance;
  readonly redis: ThrowawayRedis;
  /** Listening; with a bound of `WHEREFORE_BACKLOG_BATCHES` as given. */
  readonly address: string;
  /** Everything that waits for the worker: batches in order of urgency, then jobs of sources. */
  waiting(): Promise<{ batches: { batch: Batch; priority: number }[]; followUps: FollowUp[] }>;
  close(): Promise<void>;
}

/** The API as it runs, with sources and without a worker. */
export async function openHookStack(more: Record<string, string> = {}): Promise<HookStack> {
  const [neo4j, redis] = await Promise.all([startThrowawayNeo4j(), startThrowawayRedis()]);
  const graph = connectGraph({ uri: neo4j.boltUrl, user: neo4j.user, password: neo4j.password });
  await migrate(graph, new Date());
  const [queue, sourceQueue] = [await openQueue(redis.url), await openSourceQueue(redis.url)];
  const decisions = await openDecisionStream(redis.url);
  const directory = await mkdtemp(path.join(os.tmpdir(), 'wherefore-hooks-'));
  const decisionLog = await openDecisionLog({ directory });
  const desk = openDesk({ graph, live: queue.live, keyring, consentDefault: true });
  const environment = {
    NEO4J_URI: neo4j.boltUrl,
    NEO4J_PASSWORD: neo4j.password,
    REDIS_URL: redis.url,
    WHEREFORE_SECRET: SECRET,
    WHEREFORE_FEED_TOKEN: 'a feed token for tests',
    ...more,
  };
  const sources = openSources(parseSources(SOURCES, { NEW, OLD }));
  const app = await buildServer(
    {
      graph,
      queue,
      keyring,
      consentDefault: true,
      desk,
      decisions,
      decisionLog: () => Promise.resolve(decisionLog),
    },
    {
      config: parseConfig(environment),
      logger: createLogger('api', 'silent'),
      consoleRoot: __dirname,
      hooks: { sources, sourceQueue },
    },
  );
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    app,
    redis,
    address,
    waiting: () => drain(redis.url),
    async close() {
      await app.close();
      decisions.close();
      await queue.close();
      await sourceQueue.close();
      await decisionLog.close();
      await graph.close();
      await Promise.all([neo4j.stop(), redis.stop()]);
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Takes what waits, as a worker would. */
async function drain(url: string): Promise<Awaited<ReturnType<HookStack['waiting']>>> {
  const batches: { batch: Batch; priority: number }[] = [];
  const followUps: FollowUp[] = [];
  const queue = await openQueue(url);
  const priorities = new Map(
    (await queue.queues.live.getJobs(['wait', 'prioritized'])).map((job) => [job.data.batch, job.priority]),
  );
  const fail = (error: Error) => {
    throw error;
  };
  const worker = await startApplyWorker({
    url,
    concurrency: 1,
    apply: async (sealed) => {
      for (const batch of sealed.map((one) => openBatch(keyring, one)))
        batches.push({ batch, priority: priorities.get(batch.id) ?? 0 });
    },
    applyAlone: () => Promise.reject(new Error('nothing is suspicious here')),
    onFailed: (_, error) => fail(error),
    onError: fail,
  });
  const sources = startSourceWorker({
    url,
    concurrency: 1,
    run: async (job: SourceJob) => {
      if (job.task === 'follow-up')
        followUps.push(FollowUp.parse(JSON.parse(keyring.open(Buffer.from(job.sealed, 'base64')))));
    },
    onFailed: (_, error) => fail(error),
    onError: fail,
  });
  const sourceQueue = await openSourceQueue(url);
  while ((await queue.counts()).waiting + (await queue.counts()).active > 0 || !(await isIdle(sourceQueue)))
    await new Promise((resolve) => setImmediate(resolve));
  await worker.close();
  await sources.close();
  await sourceQueue.close();
  await queue.close();
  return { batches, followUps };
}

const isIdle = async (queue: Awaited<ReturnType<typeof openSourceQueue>>): Promise<boolean> =>
  (await queue.open()) === 0;

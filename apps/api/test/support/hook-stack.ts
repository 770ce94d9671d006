import { createHmac } from 'node:crypto';
import { parseSources } from '@wherefore/config';
import { type Batch, FollowUp, type SourceJob } from '@wherefore/contracts';
import { openBatch, openSources } from '@wherefore/engine';
import { openQueue, openSourceQueue, startApplyWorker, startSourceWorker } from '@wherefore/queue';
import type { ThrowawayRedis } from '@wherefore/testkit';
import type { FastifyInstance } from 'fastify';
import { type OpenApi, openApi } from './open-api.js';
import { keyring } from './tokens.js';

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

export interface HookStack extends Pick<OpenApi, 'ask'> {
  readonly app: FastifyInstance;
  readonly redis: ThrowawayRedis;
  /** Listening; with a bound of `WHEREFORE_BACKLOG_BATCHES` as given. */
  readonly address: string;
  /** Everything that waits for the worker: batches in order of urgency, then jobs of sources. */
  waiting(): Promise<{ batches: { batch: Batch; priority: number }[]; followUps: FollowUp[] }>;
  close(): Promise<void>;
}

/** The API as it runs, with sources and without a worker. */
export async function openHookStack(settings: Record<string, string> = {}): Promise<HookStack> {
  const { app, redis, ask, close } = await openApi(
    settings,
    openSources(parseSources(SOURCES, { NEW, OLD })),
  );
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  return { app, redis, ask, address, close, waiting: () => drain(redis.url) };
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

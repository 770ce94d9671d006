import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseConfig } from '@wherefore/config';
import { openDecisionWatch, openDesk, openTermDesk, type Sources, termFilesIn } from '@wherefore/engine';
import { connectGraph, type Graph, migrate } from '@wherefore/graph';
import { createLogger, openMeters } from '@wherefore/observe';
import { openDecisionLog, openInsightLog } from '@wherefore/log';
import {
  openDecisionStream,
  openModelQueue,
  openQueue,
  openSourceQueue,
  type QueueDoor,
} from '@wherefore/queue';
import { borrowNeo4j, startThrowawayRedis, type ThrowawayRedis } from '@wherefore/testkit';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { buildServer } from '../../src/build-server.js';
import { bearer, keyring, SECRET, tokenFor } from './tokens.js';

/** The console as `npm run build` leaves it. */
const CONSOLE = path.resolve(__dirname, '../../../console/dist');
const SHOP = path.resolve(__dirname, '../../../storefront/dist');
const FEED_TOKEN = 'a feed token for tests';

export interface Reply {
  readonly data?: Record<string, unknown>;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** The API as it runs, on an empty graph. */
export interface OpenApi {
  readonly queue: QueueDoor;
  readonly graph: Graph;
  readonly redis: ThrowawayRedis;
  readonly redisUrl: string;
  /** Of the logs of decisions and of events. */
  readonly logDirectory: string;
  readonly app: FastifyInstance;
  /** Sends a body as a feed does. */
  postEvents(body: string | Buffer): Promise<LightMyRequestResponse>;
  /** Sends an operation; as an admin, unless a role is named. */
  ask(query: string, variables?: object, role?: Parameters<typeof tokenFor>[0]): Promise<Reply>;
  close(): Promise<void>;
}

/** `sources` are the systems whose webhooks it takes; none by default. */
export async function openApi(
  settings: Readonly<Record<string, string>> = {},
  sources?: Sources,
): Promise<OpenApi> {
  const [neo4j, redis] = await Promise.all([borrowNeo4j(), startThrowawayRedis()]);
  const graph = connectGraph({ uri: neo4j.boltUrl, user: neo4j.user, password: neo4j.password });
  await migrate(graph, new Date());
  const queue = await openQueue(redis.url);
  const sourceQueue = await openSourceQueue(redis.url);
  const decisions = await openDecisionStream(redis.url);
  const directory = await mkdtemp(path.join(os.tmpdir(), 'wherefore-api-log-'));
  const decisionLog = await openDecisionLog({ directory });
  const insightLog = await openInsightLog({ directory });
  const files = termFilesIn(directory);
  const terms = openTermDesk({ features: queue.features, files, patienceMs: 20_000 });
  const desk = openDesk({ graph, live: queue.live, keyring, consentDefault: true, terms });
  const modelQueue = await openModelQueue(redis.url);
  const watch = openDecisionWatch(
    { desk, queue, keyring, decisions },
    {
      onError: (error) => {
        throw error;
      },
    },
  );
  const app = await buildServer(
    {
      graph,
      queue,
      keyring,
      meters: openMeters(),
      consentDefault: true,
      desk,
      decisions,
      watch,
      modelQueue,
      forgetting: { redisUrl: redis.url, directory },
      decisionLog: () => Promise.resolve(decisionLog),
      logDirectory: directory,
      insightLog: () => Promise.resolve(insightLog),
    },
    {
      config: parseConfig({
        NEO4J_URI: neo4j.boltUrl,
        NEO4J_PASSWORD: neo4j.password,
        REDIS_URL: redis.url,
        WHEREFORE_SECRET: SECRET,
        WHEREFORE_FEED_TOKEN: FEED_TOKEN,
        ...settings,
      }),
      logger: createLogger('api', 'silent'),
      consoleRoot: CONSOLE,
      shopRoot: SHOP,
      ...(sources !== undefined && { hooks: { sources, sourceQueue } }),
    },
  );
  return {
    queue,
    graph,
    redis,
    redisUrl: redis.url,
    logDirectory: directory,
    app,
    postEvents: (payload) =>
      app.inject({
        method: 'POST',
        url: '/events',
        payload,
        headers: { authorization: `Bearer ${FEED_TOKEN}`, 'content-type': 'application/json' },
      }),
    async ask(query, variables = {}, role = 'admin') {
      const headers = bearer(tokenFor(role));
      const reply = await app.inject({
        method: 'POST',
        url: '/graphql',
        payload: { query, variables },
        headers,
      });
      return reply.json<Reply>();
    },
    async close() {
      await app.close();
      await watch.close();
      await terms.close();
      await modelQueue.close();
      await decisions.close();
      await queue.close();
      await sourceQueue.close();
      await decisionLog.close();
      await insightLog.close();
      await graph.close();
      neo4j.giveBack();
      await redis.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

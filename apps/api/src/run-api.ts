import path from 'node:path';
import { type Config, parseConfig } from '@wherefore/config';
import { messageOf } from '@wherefore/contracts';
import { createKeyring, openDesk } from '@wherefore/engine';
import { connectGraph } from '@wherefore/graph';
import { createLogger } from '@wherefore/observe';
import { type DecisionLog, openDecisionLog } from '@wherefore/log';
import { openDecisionStream, openQueue } from '@wherefore/queue';
import type { GraphQLSchema } from 'graphql';
import { buildServer } from './build-server.js';
import type { Parts } from './graphql/context.js';
import { answerParent } from './parent-channel.js';

export interface RunApiOptions {
  /** What answers; the product's own schema by default. A benchmark measures the same server with a constant in it. */
  readonly schema?: GraphQLSchema;
}

/** Runs the API in this process until it is told to stop; ends the process when it cannot start. */
export async function runApi(
  environment: Readonly<Record<string, string | undefined>>,
  options: RunApiOptions = {},
): Promise<void> {
  try {
    await start(parseConfig(environment), options);
  } catch (error) {
    process.stderr.write(`The API could not start: ${messageOf(error)}\n`);
    process.exit(1);
  }
}

async function start(config: Config, options: RunApiOptions): Promise<void> {
  const logger = createLogger('api', config.WHEREFORE_LOG_LEVEL);
  const graph = connectGraph({
    uri: config.NEO4J_URI,
    user: config.NEO4J_USER,
    password: config.NEO4J_PASSWORD,
    poolSize: 40,
  });
  await graph.verify();
  const queue = await openQueue(config.REDIS_URL);
  await queue.assertDurable();
  const keyring = createKeyring(config.WHEREFORE_SECRET);
  const consentDefault = config.WHEREFORE_CONSENT_DEFAULT === 'granted';
  const desk = openDesk({ graph, live: queue.live, keyring, consentDefault });
  const decisions = await openDecisionStream(config.REDIS_URL);
  let decisionLog: Promise<DecisionLog> | null = null;
  const parts: Parts = {
    graph,
    queue,
    keyring,
    consentDefault,
    futureSeconds: config.WHEREFORE_FUTURE_SECONDS,
    desk,
    decisions,
    decisionLog: () => (decisionLog ??= openDecisionLog({ directory: config.WHEREFORE_LOG_DIR })),
    emptyCaches: () => desk.clear(),
  };
  const consoleRoot = path.resolve(__dirname, '../../console/dist');
  const app = await buildServer(parts, { config, logger, consoleRoot, ...options });
  await app.listen({ host: config.WHEREFORE_HOST, port: config.WHEREFORE_PORT });
  answerParent(parts);
  process.send?.({ ready: true });

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await app.close();
    decisions.close();
    await queue.close();
    await (await decisionLog)?.close();
    await graph.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void stop());
}

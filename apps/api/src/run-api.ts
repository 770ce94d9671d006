import path from 'node:path';
import { type Config, parseConfig } from '@wherefore/config';
import { exitCodeOf, messageOf } from '@wherefore/contracts';
import {
  createKeyring,
  type Desk,
  gateScenarios,
  openConfiguredSources,
  openDecisionWatch,
  openDesk,
  openTermDesk,
  readAhead,
  termFilesIn,
} from '@wherefore/engine';
import { connectGraph, type Graph, watchGraph } from '@wherefore/graph';
import { createLogger, type Logger, type Meters, openMeters } from '@wherefore/observe';
import { type DecisionLog, type InsightLog, openDecisionLog, openInsightLog } from '@wherefore/log';
import { openDecisionStream, openModelQueue, openQueue, openSourceQueue } from '@wherefore/queue';
import type { GraphQLSchema } from 'graphql';
import { buildServer } from './build-server.js';
import type { Parts } from './graphql/context.js';
import { answerParent } from './parent-channel.js';

export interface RunApiOptions {
  /** What answers; the product's own schema by default. A benchmark measures the same server with a constant in it. */
  readonly schema?: GraphQLSchema;
  /** What decides; a drill puts something between that is slow, or fails. */
  readonly desk?: (desk: Desk) => Desk;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Runs the API in this process until it is told to stop; ends the process when it cannot start. */
export async function runApi(environment: Environment, options: RunApiOptions = {}): Promise<void> {
  try {
    await start(environment, options);
  } catch (error) {
    process.stderr.write(`The API could not start: ${messageOf(error)}\n`);
    process.exit(exitCodeOf(error));
  }
}

async function start(environment: Environment, options: RunApiOptions): Promise<void> {
  const config: Config = parseConfig(environment);
  const sources = openConfiguredSources(config, environment);
  const logger = createLogger('api', config.WHEREFORE_LOG_LEVEL);
  const [graph, probe] = [connectTo(config, 40), connectTo(config, 2)];
  await graph.verify();
  const queue = await openQueue(config.REDIS_URL);
  await queue.assertDurable();
  const keyring = createKeyring(config.WHEREFORE_SECRET);
  const consentDefault = config.WHEREFORE_CONSENT_DEFAULT === 'granted';
  const meters = openMeters();
  const watched = watchGraph(graph, { probe, onChange: graphNews(logger, meters) });
  const files = termFilesIn(config.WHEREFORE_LOG_DIR);
  const terms = openTermDesk({ features: queue.features, files, patienceMs: 0 });
  const own = openDesk({ graph: watched.graph, live: queue.live, keyring, consentDefault, terms });
  const desk = options.desk?.(own) ?? own;
  const decisions = await openDecisionStream(config.REDIS_URL);
  const watch = openDecisionWatch({ desk, queue, keyring, decisions }, { onError: uncounted(logger) });
  const modelQueue = await openModelQueue(config.REDIS_URL);
  const logs = openOnDemand(config.WHEREFORE_LOG_DIR);
  const parts: Parts = {
    graph,
    queue,
    keyring,
    meters,
    consentDefault,
    futureSeconds: config.WHEREFORE_FUTURE_SECONDS,
    desk,
    decisions,
    watch,
    ...logs.doors,
    logDirectory: config.WHEREFORE_LOG_DIR,
    forgetting: { redisUrl: config.REDIS_URL, directory: config.WHEREFORE_LOG_DIR },
    modelQueue,
    scenarios: () => gateScenarios([config.WHEREFORE_SCENARIOS]),
    emptyCaches: () => desk.clear(),
  };
  const consoleRoot = path.resolve(__dirname, '../../console/dist');
  const shopRoot = path.resolve(__dirname, '../../storefront/dist');
  const sourceQueue = await openSourceQueue(config.REDIS_URL);
  const hooks = { sources, sourceQueue };
  const app = await buildServer(parts, { config, logger, consoleRoot, shopRoot, hooks, ...options });
  await warmUp(desk, logger);
  await app.listen({ host: config.WHEREFORE_HOST, port: config.WHEREFORE_PORT });
  answerParent(parts);
  process.send?.({ ready: true });

  stopInOrder([
    () => app.close(),
    () => watch.close(),
    () => terms.close(),
    () => decisions.close(),
    () => queue.close(),
    () => sourceQueue.close(),
    () => modelQueue.close(),
    () => logs.close(),
    () => watched.close(),
    () => probe.close(),
    () => graph.close(),
  ]);
}

/** Closes one after the other when the process is told to stop, and ends it. */
function stopInOrder(closings: readonly (() => unknown)[]): void {
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    for (const close of closings) await close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void stop());
}

/** The logs of decisions, each opened when it is first asked for. */
function openOnDemand(directory: string) {
  let decisionLog: Promise<DecisionLog> | null = null;
  let insightLog: Promise<InsightLog> | null = null;
  return {
    doors: {
      decisionLog: () => (decisionLog ??= openDecisionLog({ directory })),
      insightLog: () => (insightLog ??= openInsightLog({ directory })),
    },
    async close() {
      await (await decisionLog)?.close();
      await (await insightLog)?.close();
    },
  };
}

const connectTo = (config: Config, poolSize: number): Graph =>
  connectGraph({
    uri: config.NEO4J_URI,
    user: config.NEO4J_USER,
    password: config.NEO4J_PASSWORD,
    poolSize,
  });

/** What every decision needs is read before the first is asked for. Where it cannot be, decisions say so themselves. */
async function warmUp(desk: Desk, logger: Logger): Promise<void> {
  try {
    await readAhead(desk, new Date());
  } catch (error) {
    logger.warn({ err: error }, 'what the shop knows could not be read yet');
  }
}

const graphNews =
  (logger: Logger, meters: Meters) =>
  (isAnswering: boolean): void => {
    meters.graph(isAnswering);
    if (isAnswering) logger.info('the graph answers again');
    else logger.error('the graph does not answer: offers are decided from what was read before');
  };

const uncounted =
  (logger: Logger) =>
  (error: unknown): void =>
    logger.warn({ err: error }, 'something about decisions could not be counted');

import { parseConfig } from '@wherefore/config';
import { exitCodeOf, messageOf } from '@wherefore/contracts';
import {
  createKeyring,
  logDecisions,
  openContractShelf,
  openConfiguredSources,
  resumeForgotten,
} from '@wherefore/engine';
import { connectGraph } from '@wherefore/graph';
import { openDecisionLog, openLog } from '@wherefore/log';
import { createLogger } from '@wherefore/observe';
import { openDecisionTail, openQueue } from '@wherefore/queue';
import { startApplying } from './start-applying.js';
import { startModels } from './start-models.js';
import { startPolling } from './start-polling.js';

async function main(): Promise<void> {
  const config = parseConfig(process.env);
  const sources = openConfiguredSources(config, process.env);
  const logger = createLogger('worker', config.WHEREFORE_LOG_LEVEL);
  const graph = connectGraph({
    uri: config.NEO4J_URI,
    user: config.NEO4J_USER,
    password: config.NEO4J_PASSWORD,
  });
  await graph.verify();
  const log = await openLog({ directory: config.WHEREFORE_LOG_DIR });
  const keyring = createKeyring(config.WHEREFORE_SECRET);
  const queue = await openQueue(config.REDIS_URL);
  const places = { redisUrl: config.REDIS_URL, directory: config.WHEREFORE_LOG_DIR };
  const again = await resumeForgotten({ graph, keyring, queue }, places, new Date());
  if (again !== null) logger.warn(again, 'forgot again whom an old backup had brought back');
  const contracts = openContractShelf(graph);
  const worker = await startApplying(
    { graph, log, queue, keyring, contracts, futureSeconds: config.WHEREFORE_FUTURE_SECONDS },
    { config, logger },
  );
  const decisionLog = await openDecisionLog({ directory: config.WHEREFORE_LOG_DIR });
  const logging = logDecisions(
    { tail: openDecisionTail(config.REDIS_URL), log: decisionLog, keyring },
    {
      keep: config.WHEREFORE_DECISIONS_KEPT,
      onLogged: (logged) => logger.debug(logged, 'logged decisions'),
      onError: (error) => logger.error({ err: error }, 'decisions could not be logged; trying again'),
    },
  );
  const polling = await startPolling({ graph, keyring, queue }, { url: config.REDIS_URL, sources, logger });
  const models = await startModels({ graph, log, queue, config, logger });
  logger.info({ concurrency: config.WHEREFORE_WORKER_CONCURRENCY }, 'taking batches');
  process.send?.({ ready: true });

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await polling.close();
    await models.close();
    await worker.close();
    await logging.close();
    await decisionLog.close();
    await queue.close();
    await log.close();
    await graph.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, () => void stop());
}

main().catch((error: unknown) => {
  process.stderr.write(`The worker could not start: ${messageOf(error)}\n`);
  process.exit(exitCodeOf(error));
});

import type { Config } from '@wherefore/config';
import type { LearnJob, ModelJob } from '@wherefore/contracts';
import { announceMissed, publishWantedFeatures, runningRollout, watchRollout } from '@wherefore/engine';
import {
  type ModelQueue,
  type ModelTurn,
  openLease,
  openModelQueue,
  startModelWorker,
} from '@wherefore/queue';
import { considerLearning } from './consider-learning.js';
import { learnElsewhere } from './learn-elsewhere.js';
import type { ModelWork } from './model-work.js';

/** Looks after rollouts, and learns when it is time to. */
export async function startModels(parts: ModelWork): Promise<{ close(): Promise<void> }> {
  const { config, logger } = parts;
  const modelQueue = await openModelQueue(config.REDIS_URL);
  await modelQueue.schedule(turnsOf(config));
  const worker = startModelWorker({
    url: config.REDIS_URL,
    run: (job, say) => run({ ...parts, modelQueue }, job, say),
    onFailed: (job, error) => logger.error({ task: job?.task, err: error }, 'a task about versions failed'),
    onError: (error) => logger.error({ err: error }, 'the queue of versions is in trouble'),
  });
  return {
    async close() {
      await worker.close();
      await modelQueue.close();
    },
  };
}

/** How often it is looked at what has drifted, ms. */
const CONSIDER_MS = 30 * 60_000;
/** How often features are published that models are given, ms: several times before any is too old. */
const PUBLISH_MS = 10 * 60_000;

function turnsOf(config: Config): ModelTurn[] {
  const { WHEREFORE_LEARN_SCHEDULE: when, WHEREFORE_LEARN_AS: as } = config;
  const watch = { job: { task: 'watch' as const }, when: config.WHEREFORE_WATCH_SECONDS * 1_000 };
  const consider = { job: { task: 'consider' as const }, when: CONSIDER_MS };
  const features = { job: { task: 'features' as const }, when: PUBLISH_MS };
  if (when === '') return [watch, consider, features];
  const job = { task: 'learn' as const, as, by: 'schedule', why: `it is time: ${when}` };
  return [watch, consider, features, { job, when: everyMs(when) ?? when }];
}

const UNITS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a time such as 12h; null for a cron pattern. */
function everyMs(when: string): number | null {
  const [, amount, unit = ''] = /^(\d+)([mhd])$/.exec(when) ?? [];
  return amount === undefined ? null : Number(amount) * (UNITS[unit] ?? 0);
}

function run(
  parts: ModelWork & { readonly modelQueue: ModelQueue },
  job: ModelJob,
  say: (stage: string) => void,
): Promise<void> {
  switch (job.task) {
    case 'watch':
      return watch(parts);
    case 'learn':
      return learn(parts, job, say);
    case 'consider':
      return considerLearning(parts);
    case 'features':
      return publish(parts);
  }
}

async function publish({ graph, log, queue, logger }: ModelWork): Promise<void> {
  const published = await publishWantedFeatures({ graph, log, features: queue.features }, new Date());
  if (published.length > 0) logger.info({ published }, 'published features for models');
}

async function watch({ graph, queue, logger }: ModelWork): Promise<void> {
  const parts = { graph, queue };
  if (await announceMissed(parts))
    logger.warn('said again that an alias has moved: whoever moved it did not');
  const look = await watchRollout(parts, new Date());
  if (look === null || look.outcome === 'waits') return;
  const { rollout, outcome, reason } = look;
  const level = outcome === 'rolled-back' ? 'error' : 'info';
  logger[level]({ rollout: rollout.id, model: rollout.model, outcome, reason }, 'a rollout has moved');
}

/** One learning run at a time, wherever it was asked for; none while a version is being tried. */
async function learn(
  { graph, config, logger }: ModelWork,
  job: LearnJob,
  say: (stage: string) => void,
): Promise<void> {
  const rollout = await runningRollout(graph);
  if (rollout !== null) return logger.info({ rollout: rollout.id }, 'not learning: a version is being tried');
  const lease = await openLease(config.REDIS_URL, 'learn');
  if (lease === null) return logger.info('not learning: somebody is learning already');
  try {
    const learned = await learnElsewhere(job, say);
    logger.info(learned, 'learned');
  } finally {
    await lease.release();
  }
}

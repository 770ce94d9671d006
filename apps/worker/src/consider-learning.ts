import { driftReport, keepDriftReport, listModels, runningRollout } from '@wherefore/engine';
import type { ModelQueue } from '@wherefore/queue';
import type { ModelWork } from './model-work.js';

/** What was learned so lately, ms, is given time to prove itself before anything else is learned. */
const PROVES_ITSELF_MS = 6 * 3_600_000;

/**
 * Looks at what has drifted and keeps the report; where it is time to learn, and the configuration lets the worker decide that, asks for a
 * learning run.
 */
export async function considerLearning(
  parts: ModelWork & { readonly modelQueue: Pick<ModelQueue, 'learn'> },
): Promise<void> {
  const { graph, queue, config, logger, modelQueue } = parts;
  const now = new Date();
  const report = await driftReport(parts, now);
  await keepDriftReport(queue.tallies, report);
  for (const { name, level, detail, advice } of report.findings)
    if (level === 'moved' || level === 'far')
      logger.warn({ name, level, detail, advice }, 'something has drifted');
  if (report.retrain === null || config.WHEREFORE_LEARN_ON_CHANGE === 'off') return;
  const [latest] = await listModels(graph);
  const isNew = latest !== undefined && now.getTime() - Date.parse(latest.at) < PROVES_ITSELF_MS;
  if (isNew || (await runningRollout(graph)) !== null) return;
  logger.info({ why: report.retrain }, 'it is time to learn');
  const why = report.retrain.slice(0, 2_000);
  await modelQueue.learn({ task: 'learn', as: config.WHEREFORE_LEARN_AS, by: 'drift', why });
}

import type { Config } from '@wherefore/config';
import type { Logger } from '@wherefore/observe';
import { type ApplyWorker, startApplyWorker } from '@wherefore/queue';
import { applySealed, applySealedAlone, type ApplySealedParts } from './apply-sealed.js';

/** Takes batches from the queue, applies them, and tells the log of it. */
export function startApplying(
  parts: ApplySealedParts,
  { config, logger }: { readonly config: Config; readonly logger: Logger },
): Promise<ApplyWorker> {
  return startApplyWorker({
    url: config.REDIS_URL,
    concurrency: config.WHEREFORE_WORKER_CONCURRENCY,
    async apply(sealed, free) {
      for (const applied of await applySealed(parts, sealed, free)) logger.debug(applied, 'applied a batch');
    },
    async applyAlone(sealed, batch, ledger) {
      logger.warn({ batch }, 'a batch was started again and again without an end; applying it alone');
      const steps = {
        start: (step: string) => ledger.startStep(batch, step),
        end: (step: string) => ledger.endStep(batch, step),
      };
      logger.warn(await applySealedAlone(parts, sealed, steps), 'applied it');
    },
    onFailed: (batch, error, attempt) =>
      logger.error({ batch, attempt, err: error }, 'a batch failed and will be tried again'),
    onError: (error) => logger.error({ err: error }, 'the queue is in trouble'),
  });
}

import { type Keyring, runSourceJob, type SourceReport, type Sources } from '@wherefore/engine';
import type { Graph } from '@wherefore/graph';
import type { Logger } from '@wherefore/observe';
import { openLease, openSourceQueue, type QueueDoor, startSourceWorker } from '@wherefore/queue';

/** Providers that are asked at once. */
const CONCURRENCY = 4;

/** Polls the configured sources, each so often, and reads what deliveries only pointed at. */
export async function startPolling(
  parts: { readonly graph: Graph; readonly keyring: Keyring; readonly queue: QueueDoor },
  { url, sources, logger }: { readonly url: string; readonly sources: Sources; readonly logger: Logger },
): Promise<{ close(): Promise<void> }> {
  const sourceQueue = await openSourceQueue(url);
  await sourceQueue.schedule(
    [...sources.values()].flatMap(({ name, polling }) =>
      polling === null ? [] : [{ source: name, everyMs: polling.everyMs }],
    ),
  );
  const worker = startSourceWorker({
    url,
    concurrency: CONCURRENCY,
    async run(job) {
      const lease = (name: string) => openLease(url, name);
      const report = await runSourceJob({ ...parts, sourceQueue, sources, lease }, job);
      if (report !== null) log(logger, report);
    },
    onFailed: (job, error) =>
      logger.error({ source: job?.source, task: job?.task, err: error }, 'a source could not be read'),
    onError: (error) => logger.error({ err: error }, 'the queue of sources is in trouble'),
  });
  return {
    async close() {
      await worker.close();
      await sourceQueue.close();
    },
  };
}

function log(logger: Logger, { source, kinds, seconds }: SourceReport): void {
  for (const { kind, failure, deletions } of kinds)
    if (failure !== null || (deletions?.failure ?? null) !== null)
      logger.warn({ source, kind, failure, deletions }, 'a source was not read to the end');
  const sent = kinds.reduce((sum, one) => sum + one.sent, 0);
  logger.info({ source, kinds: kinds.length, sent, seconds }, 'read a source');
}

import { Worker } from 'bullmq';
import { ApplyBatchJob } from '@wherefore/contracts';
import { dropBatch, intakeKey, stopWaiting } from './backlog.js';
import { assertDurable, connectForWork } from './connection.js';
import { LANE_NAMES, LANES } from './lanes.js';
import { requeueOrphans } from './requeue-orphans.js';

export interface ApplyWorkerOptions {
  readonly url: string;
  /** Batches applied at once, in each of the lanes. */
  readonly concurrency: number;
  /** Applies one sealed batch; returning means it has taken effect and is in the log. Throwing means: try again. */
  readonly apply: (sealed: Buffer, batch: string) => Promise<void>;
  readonly onFailed: (batch: string, error: Error, attempt: number) => void;
  readonly onError: (error: Error) => void;
}
export interface ApplyWorker {
  /** Stops taking jobs, finishes those in hand. */
  close(): Promise<void>;
}

/** How long a dead worker's job stays locked, ms; a live worker renews its lock. */
const LOCK_MS = 15_000;

/**
 * Takes sealed batches from Redis and applies them. A batch is dropped from the intake only after `apply` returned, so
 * kill -9 anywhere leaves it to be applied again; `apply` must make that harmless.
 * Throws MISCONFIGURED when Redis does not keep what it accepts.
 */
export async function startApplyWorker(options: ApplyWorkerOptions): Promise<ApplyWorker> {
  const redis = connectForWork(options.url);
  await assertDurable(redis);
  await requeueOrphans(redis);
  const connections = LANE_NAMES.map(() => connectForWork(options.url));
  const workers = LANE_NAMES.map(
    (lane, index) =>
      new Worker<ApplyBatchJob>(
        LANES[lane],
        async (job) => {
          const { batch } = ApplyBatchJob.parse(job.data);
          const sealed = await redis.getBuffer(intakeKey(batch));
          if (sealed === null) return;
          await options.apply(sealed, batch);
          await dropBatch(redis, batch);
        },
        {
          connection: connections[index] ?? redis,
          concurrency: options.concurrency,
          lockDuration: LOCK_MS,
          stalledInterval: 5_000,
          maxStalledCount: 20,
        },
      ),
  );
  for (const worker of workers) {
    worker.on('failed', (job, error) => {
      const batch = job?.data.batch ?? 'unknown';
      options.onFailed(batch, error, job?.attemptsMade ?? 0);
      if (job?.finishedOn !== undefined) stopWaiting(redis, [batch]).catch(options.onError);
    });
    worker.on('error', options.onError);
  }
  return {
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      for (const connection of [redis, ...connections]) connection.disconnect();
    },
  };
}

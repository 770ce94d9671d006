import { Queue, Worker } from 'bullmq';
import { ApplyBatchJob } from '@wherefore/contracts';
import { AloneGate } from './alone-gate.js';
import { type AttemptLedger, attemptLedgerOf, SUSPICIOUS_STARTS } from './attempt-ledger.js';
import { assertDurable, connectForWork } from './connection.js';
import { isPassing, retryDelay } from './retry-delay.js';
import {
  APPLY_QUEUE,
  batchOfIntakeKey,
  intakeKey,
  intakePattern,
  JOB_OPTIONS,
  jobIdOf,
  PRIORITY,
} from './queue-door.js';

export interface ApplyWorkerOptions {
  readonly url: string;
  readonly concurrency: number;
  /** Applies one sealed batch; returning means it has taken effect and is in the log. Throwing means: try again. */
  readonly apply: (sealed: Buffer, batch: string) => Promise<void>;
  /** The same for a batch that may be what killed its worker: nothing else runs meanwhile in this process. */
  readonly applyAlone: (sealed: Buffer, batch: string, ledger: AttemptLedger) => Promise<void>;
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
 * kill -9 anywhere leaves it to be applied again; `apply` must make that harmless. A batch that was started twice without
 * an end runs alone from then on.
 * Throws MISCONFIGURED when Redis does not keep what it accepts.
 */
export async function startApplyWorker(options: ApplyWorkerOptions): Promise<ApplyWorker> {
  const redis = connectForWork(options.url);
  await assertDurable(redis);
  await requeueOrphans(redis);
  const ledger = attemptLedgerOf(redis);
  const gate = new AloneGate();
  const attempt = async (batch: string, sealed: Buffer): Promise<void> => {
    const unended = await ledger.start(batch);
    if (unended < SUSPICIOUS_STARTS) await gate.together(() => options.apply(sealed, batch));
    else await gate.alone(() => options.applyAlone(sealed, batch, ledger));
  };
  const worker = new Worker<ApplyBatchJob>(
    APPLY_QUEUE,
    async (job) => {
      const { batch } = ApplyBatchJob.parse(job.data);
      const sealed = await redis.getBuffer(intakeKey(batch));
      if (sealed === null) return;
      await attempt(batch, sealed).catch(async (error: unknown) => {
        if (isPassing(error)) await ledger.excuse(batch);
        throw error;
      });
      await redis.del(intakeKey(batch));
      await ledger.end(batch);
    },
    {
      connection: connectForWork(options.url),
      concurrency: options.concurrency,
      lockDuration: LOCK_MS,
      stalledInterval: 5_000,
      // The ledger bounds how often a batch can kill its worker; a worker that dies for other reasons costs nothing.
      maxStalledCount: 1_000_000,
      settings: { backoffStrategy: (attempts, _type, error) => retryDelay(attempts, error) },
    },
  );
  worker.on('failed', (job, error) =>
    options.onFailed(job?.data.batch ?? 'unknown', error, job?.attemptsMade ?? 0),
  );
  worker.on('error', options.onError);
  return {
    async close() {
      await worker.close();
      redis.disconnect();
    },
  };
}

/** A batch whose job is gone (the sender died between the two writes, a queue was cleaned) gets a job again. */
async function requeueOrphans(redis: ReturnType<typeof connectForWork>): Promise<void> {
  const queue = new Queue<ApplyBatchJob>(APPLY_QUEUE, { connection: redis, defaultJobOptions: JOB_OPTIONS });
  for await (const keys of redis.scanStream({ match: intakePattern, count: 500 }) as AsyncIterable<
    string[]
  >) {
    for (const batch of keys.map(batchOfIntakeKey)) {
      await queue.add('apply', { batch }, { jobId: jobIdOf(batch), priority: PRIORITY.feed });
    }
  }
  await queue.close();
}

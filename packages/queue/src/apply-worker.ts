import { Queue, Worker } from 'bullmq';
import { ApplyBatchJob } from '@wherefore/contracts';
import { assertDurable, connectForWork } from './connection.js';
import { GroupedWork, type Work } from './group-work.js';
import { releaseAbandoned } from './hold-still.js';
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
  /** Groups of batches applied at once. */
  readonly concurrency: number;
  /** Applies sealed batches; returning means all have taken effect and are in the log. Throwing means: try again. */
  readonly apply: (sealed: readonly Buffer[]) => Promise<void>;
  readonly onFailed: (batch: string, error: Error, attempt: number) => void;
  readonly onError: (error: Error) => void;
}
export interface ApplyWorker {
  /** Stops taking jobs, finishes those in hand. */
  close(): Promise<void>;
}

/** How long a dead worker's job stays locked, ms; a live worker renews its lock. */
const LOCK_MS = 15_000;

/** Jobs in hand per group under way: what waits here is applied together in the next one. */
const JOBS_PER_LANE = 32;
/** Most bytes of sealed batches that are applied together. */
const MOST_BYTES = 1_000_000;

interface Sealed extends Work {
  readonly sealed: Buffer;
}

/**
 * Takes sealed batches from Redis and applies them, those that wait together. A batch is dropped from the intake only after `apply` returned, so
 * kill -9 anywhere leaves it to be applied again; `apply` must make that harmless.
 * Throws MISCONFIGURED when Redis does not keep what it accepts.
 */
export async function startApplyWorker(options: ApplyWorkerOptions): Promise<ApplyWorker> {
  const redis = connectForWork(options.url);
  await assertDurable(redis);
  await requeueOrphans(redis);
  const releasing = releaseAbandoned(options.url);
  const grouped = new GroupedWork<Sealed>({
    lanes: options.concurrency,
    most: MOST_BYTES,
    run: (works) => options.apply(works.map(({ sealed }) => sealed)),
  });
  const connection = connectForWork(options.url);
  const worker = new Worker<ApplyBatchJob>(
    APPLY_QUEUE,
    async (job) => {
      const { batch } = ApplyBatchJob.parse(job.data);
      const sealed = await redis.getBuffer(intakeKey(batch));
      if (sealed === null) return;
      const { priority = PRIORITY.bulk } = job.opts;
      const bulk = priority >= PRIORITY.bulk;
      await grouped.do({ sealed, priority, bulk, alone: bulk, weight: sealed.length });
      await redis.del(intakeKey(batch));
    },
    {
      connection,
      concurrency: options.concurrency * JOBS_PER_LANE,
      lockDuration: LOCK_MS,
      stalledInterval: 5_000,
      maxStalledCount: 20,
    },
  );
  worker.on('failed', (job, error) =>
    options.onFailed(job?.data.batch ?? 'unknown', error, job?.attemptsMade ?? 0),
  );
  worker.on('error', options.onError);
  return {
    async close() {
      await worker.close();
      releasing.stop();
      connection.disconnect();
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
      const priority = batch.startsWith('import:') ? PRIORITY.bulk : PRIORITY.feed;
      await queue.add('apply', { batch }, { jobId: jobIdOf(batch), priority });
    }
  }
  await queue.close();
}

import { Queue, Worker } from 'bullmq';
import { ApplyBatchJob } from '@wherefore/contracts';
import { AloneGate } from './alone-gate.js';
import { type AttemptLedger, attemptLedgerOf, SUSPICIOUS_STARTS } from './attempt-ledger.js';
import { assertDurable, connectForWork } from './connection.js';
import { GroupedWork, type Work } from './group-work.js';
import { releaseAbandoned } from './hold-still.js';
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
  /** Groups of batches applied at once. */
  readonly concurrency: number;
  /** Applies sealed batches; returning means all have taken effect and are in the log. Throwing means: try again. */
  readonly apply: (sealed: readonly Buffer[]) => Promise<void>;
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
/** Jobs in hand per group under way: what waits here is applied together in the next one. */
const JOBS_PER_LANE = 32;
/** Most bytes of sealed batches that are applied together. */
const MOST_BYTES = 1_000_000;

interface Sealed extends Work {
  readonly batch: string;
  readonly sealed: Buffer;
  /** May it be what killed its worker? */
  readonly suspicious: boolean;
}

/**
 * Takes sealed batches from Redis and applies them, those that wait together. A batch is dropped from the intake only after
 * `apply` returned, so kill -9 anywhere leaves it to be applied again; `apply` must make that harmless. A batch that was
 * started twice without an end runs alone from then on.
 * Throws MISCONFIGURED when Redis does not keep what it accepts.
 */
export async function startApplyWorker(options: ApplyWorkerOptions): Promise<ApplyWorker> {
  const redis = connectForWork(options.url);
  await assertDurable(redis);
  await requeueOrphans(redis);
  const releasing = releaseAbandoned(options.url);
  const ledger = attemptLedgerOf(redis);
  const grouped = new GroupedWork<Sealed>({
    lanes: options.concurrency,
    most: MOST_BYTES,
    run: runnerOf(options, ledger),
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
      const suspicious = (await ledger.unended(batch)) >= SUSPICIOUS_STARTS;
      const alone = bulk || suspicious;
      await grouped.do({ batch, sealed, suspicious, priority, bulk, alone, weight: sealed.length });
      await redis.del(intakeKey(batch));
      await ledger.end(batch);
    },
    {
      connection,
      concurrency: options.concurrency * JOBS_PER_LANE,
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
      releasing.stop();
      connection.disconnect();
      redis.disconnect();
    },
  };
}

/** Runs a group, noting the start of each batch first. A group that failed says nothing about any one of it. */
function runnerOf(
  options: Pick<ApplyWorkerOptions, 'apply' | 'applyAlone'>,
  ledger: AttemptLedger,
): (works: readonly Sealed[]) => Promise<void> {
  const gate = new AloneGate();
  return async (works) => {
    await Promise.all(works.map(({ batch }) => ledger.start(batch)));
    try {
      const [first] = works;
      if (first?.suspicious === true)
        await gate.alone(() => options.applyAlone(first.sealed, first.batch, ledger));
      else await gate.together(() => options.apply(works.map(({ sealed }) => sealed)));
    } catch (error) {
      if (works.length > 1 || isPassing(error))
        await Promise.all(works.map(({ batch }) => ledger.excuse(batch)));
      throw error;
    }
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

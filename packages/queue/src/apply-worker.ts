import { type Job, Worker } from 'bullmq';
import { ApplyBatchJob } from '@wherefore/contracts';
import type { Redis } from 'ioredis';
import { AloneGate } from './alone-gate.js';
import { type AttemptLedger, attemptLedgerOf, SUSPICIOUS_STARTS } from './attempt-ledger.js';
import { dropBatch, intakeKey, stopWaiting } from './backlog.js';
import { assertDurable, connectForWork } from './connection.js';
import { GroupedWork, type Work } from './group-work.js';
import { releaseAbandoned } from './hold-still.js';
import { LANE_NAMES, LANES, PRIORITY } from './lanes.js';
import { keepRequeueing, requeueOrphan } from './requeue-orphans.js';
import { isPassing, retryDelay } from './retry-delay.js';

export interface ApplyWorkerOptions {
  readonly url: string;
  /** Groups of batches applied at once, in each of the lanes. */
  readonly concurrency: number;
  /**
   * Applies sealed batches; returning means all have taken effect and are in the log. Throwing means: try again. To call `free`
   * once they have taken effect lets the next ones begin while these go to the log.
   */
  readonly apply: (sealed: readonly Buffer[], free: () => void) => Promise<void>;
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
/** Jobs in hand per group under way: what waits here is applied together in the next one. Chunks of files go alone. */
const JOBS_PER_GROUP = Object.freeze({ live: 128, bulk: 1 });
/** Most bytes of sealed batches that are applied together. */
const MOST_BYTES = 600_000;

/** Least time between the beginnings of two groups, ms: every group costs a transaction and a file. */
const APART_MS = 100;

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
  const orphans = await keepRequeueing(redis, options.onError);
  const releasing = releaseAbandoned(options.url);
  const ledger = attemptLedgerOf(redis);
  const run = runnerOf(options, ledger);
  const connections = LANE_NAMES.map(() => connectForWork(options.url));
  const workers = LANE_NAMES.map((lane, index) => {
    const grouped = new GroupedWork<Sealed>({
      atOnce: options.concurrency,
      most: MOST_BYTES,
      apartMs: APART_MS,
      run,
    });
    return new Worker<ApplyBatchJob>(LANES[lane], (job) => applyJob({ redis, ledger, grouped }, job), {
      connection: connections[index] ?? redis,
      concurrency: options.concurrency * JOBS_PER_GROUP[lane],
      lockDuration: LOCK_MS,
      stalledInterval: 5_000,
      // The ledger bounds how often a batch can kill its worker; a worker that dies for other reasons costs nothing.
      maxStalledCount: 1_000_000,
      settings: { backoffStrategy: (attempts, _type, error) => retryDelay(attempts, error) },
    });
  });
  for (const worker of workers) {
    worker.on('failed', (job, error) => {
      const batch = job?.data.batch ?? 'unknown';
      options.onFailed(batch, error, job?.attemptsMade ?? 0);
      if (job?.finishedOn !== undefined) stopWaiting(redis, [batch]).catch(options.onError);
    });
    // What was accepted under the same name while its job was ending found that job and got none of its own.
    worker.on('completed', ({ data }) => {
      requeueOrphan(redis, data.batch).catch(options.onError);
    });
    worker.on('error', options.onError);
  }
  return {
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
      releasing.stop();
      await orphans.stop();
      for (const connection of [...connections, redis]) connection.disconnect();
    },
  };
}

interface JobParts {
  readonly redis: Redis;
  readonly ledger: AttemptLedger;
  readonly grouped: GroupedWork<Sealed>;
}

async function applyJob({ redis, ledger, grouped }: JobParts, job: Job<ApplyBatchJob>): Promise<void> {
  const { batch } = ApplyBatchJob.parse(job.data);
  const sealed = await redis.getBuffer(intakeKey(batch));
  if (sealed === null) return;
  const { priority = PRIORITY.bulk } = job.opts;
  const suspicious = (await ledger.unended(batch)) >= SUSPICIOUS_STARTS;
  const alone = suspicious || priority >= PRIORITY.bulk || batch.startsWith('import:');
  await grouped.do({ batch, sealed, suspicious, priority, alone, weight: sealed.length });
  const isDropped = await dropBatch(redis, batch, sealed);
  await ledger.end(batch);
  // The same delivery came again and was judged anew: that is what was accepted.
  if (!isDropped) await applyJob({ redis, ledger, grouped }, job);
}

/** Runs a group, noting the start of each batch first. A group that failed says nothing about any one of it. */
function runnerOf(
  options: Pick<ApplyWorkerOptions, 'apply' | 'applyAlone'>,
  ledger: AttemptLedger,
): (works: readonly Sealed[], free: () => void) => Promise<void> {
  const gate = new AloneGate();
  return async (works, free) => {
    await Promise.all(works.map(({ batch }) => ledger.start(batch)));
    try {
      const [first] = works;
      if (first?.suspicious === true)
        await gate.alone(() => options.applyAlone(first.sealed, first.batch, ledger));
      else
        await gate.together(() =>
          options.apply(
            works.map(({ sealed }) => sealed),
            free,
          ),
        );
    } catch (error) {
      if (works.length > 1 || isPassing(error))
        await Promise.all(works.map(({ batch }) => ledger.excuse(batch)));
      throw error;
    }
  };
}

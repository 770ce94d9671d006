import { Queue } from 'bullmq';
import { createHash } from 'node:crypto';
import type { ApplyBatchJob } from '@wherefore/contracts';
import { answering, assertDurable, connectForRequests } from './connection.js';
import { holdStill } from './hold-still.js';
import { Headroom } from './headroom.js';
import { type LiveState, liveStateOf } from './live-state.js';
import { type Pressure, readPressure } from './pressure.js';

/** The one queue there is so far: sealed batches waiting to be applied to the graph. */
export const APPLY_QUEUE = 'apply-batch';
const INTAKE_PREFIX = 'wherefore:intake:';

/** Smaller runs sooner: a shopper's event overtakes bulk imports. */
export const PRIORITY = Object.freeze({ interactive: 1, feed: 5, bulk: 10 });

export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  readonly workers: number;
}

/** What the API and the CLI do with Redis. Fails fast with UNAVAILABLE when Redis is gone. */
export interface QueueDoor {
  /** Stores a sealed batch and its job; durable once resolved. The same id twice is one job. */
  submit(batch: string, sealed: Buffer, priority: number): Promise<void>;
  /** A sealed batch that waits to be applied and logged; null when it does not (any more). */
  waiting(batch: string): Promise<Buffer | null>;
  /** How many of these batches have not been applied and logged yet. */
  pending(batches: readonly string[]): Promise<number>;
  counts(): Promise<QueueCounts>;
  /**
   * Runs `work` while no batch is being applied anywhere: what comes in meanwhile waits. Throws UNAVAILABLE when batches that were
   * begun do not end within a minute.
   */
  still<T>(work: () => Promise<T>): Promise<T>;
  /** How full queue and memory are. One round trip. */
  pressure(): Promise<Pressure>;
  assertDurable(): Promise<void>;
  ping(): Promise<void>;
  readonly live: LiveState;
  /** For the job dashboard only. */
  readonly queue: Queue<ApplyBatchJob>;
  close(): Promise<void>;
}

/** BullMQ refuses colons in job ids, batch ids have them. */
export const jobIdOf = (batch: string): string =>
  createHash('sha256').update(batch).digest('hex').slice(0, 32);

export async function openQueue(url: string): Promise<QueueDoor> {
  const redis = connectForRequests(url);
  await answering(redis.connect());
  const queue = new Queue<ApplyBatchJob>(APPLY_QUEUE, {
    connection: redis,
    skipWaitingForReady: true,
    defaultJobOptions: JOB_OPTIONS,
  });
  queue.on('error', () => undefined);
  const headroom = new Headroom(redis);
  return {
    queue,
    live: liveStateOf(redis),
    async submit(batch, sealed, priority) {
      await answering(headroom.assertLeft());
      await answering(redis.set(INTAKE_PREFIX + batch, sealed));
      await answering(queue.add('apply', { batch }, { jobId: jobIdOf(batch), priority }));
    },
    waiting: (batch) => answering(redis.getBuffer(intakeKey(batch))),
    pending: (batches) =>
      batches.length === 0 ? Promise.resolve(0) : answering(redis.exists(...batches.map(intakeKey))),
    async counts() {
      const counts = await answering(
        queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed'),
      );
      return {
        waiting: (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0),
        active: counts['active'] ?? 0,
        delayed: counts['delayed'] ?? 0,
        failed: counts['failed'] ?? 0,
        workers: await answering(queue.getWorkersCount()),
      };
    },
    still: (work) => holdStill({ redis, queue }, work),
    pressure: () => readPressure(redis, queue),
    assertDurable: () => assertDurable(redis),
    async ping() {
      await answering(redis.ping());
    },
    async close() {
      await queue.close();
      redis.disconnect();
    },
  };
}

/**
 * Tried until they succeed, see `retryDelay`; a job that failed for good stays, visible, with its sealed batch, until
 * somebody settles it.
 */
export const JOB_OPTIONS = Object.freeze({
  attempts: 1_000_000,
  backoff: { type: 'custom' },
  removeOnComplete: true,
  removeOnFail: false,
});

export const intakeKey = (batch: string): string => INTAKE_PREFIX + batch;
export const intakePattern = `${INTAKE_PREFIX}*`;
export const batchOfIntakeKey = (key: string): string => key.slice(INTAKE_PREFIX.length);

import { Queue } from 'bullmq';
import { createHash } from 'node:crypto';
import type { ApplyBatchJob } from '@wherefore/contracts';
import { type Backlog, backlogOf, intakeKey, keepBatch } from './backlog.js';
import { answering, assertDurable, connectForRequests } from './connection.js';
import { type CountBook, countBookOf } from './count-book.js';
import { type FeatureStore, featureStoreOf } from './feature-store.js';
import { type FeedBook, feedBookOf } from './feed-figures.js';
import { type FeedProfiles, feedProfilesOf } from './feed-profiles.js';
import { Headroom } from './headroom.js';
import { holdStill } from './hold-still.js';
import { type Lane, LANE_NAMES, LANES, laneOf, priorityName } from './lanes.js';
import { type LiveState, liveStateOf } from './live-state.js';
import { countsOf, type QueueCounts } from './queue-counts.js';
import { type RateWindow, rateWindowOf } from './rate-window.js';

/** Where a batch comes from and how urgent it is, see PRIORITY. */
export interface Sending {
  readonly source: string;
  readonly priority: number;
}

/** What the API and the CLI do with Redis. Fails fast with UNAVAILABLE when Redis is gone. */
export interface QueueDoor {
  /** Stores a sealed batch and its job; durable once resolved. The same id twice is one job. */
  submit(batch: string, sealed: Buffer, sending: Sending): Promise<void>;
  /** A sealed batch that waits to be applied and logged; null when it does not (any more). */
  waiting(batch: string): Promise<Buffer | null>;
  /** How many of these batches have not been applied and logged yet. */
  pending(batches: readonly string[]): Promise<number>;
  counts(): Promise<QueueCounts>;
  /** The same for each lane. */
  laneCounts(): Promise<Readonly<Record<Lane, QueueCounts>>>;
  /**
   * Runs `work` while no batch is being applied anywhere: what comes in meanwhile waits. Throws UNAVAILABLE when batches that were
   * begun do not end within a minute, or another holds the queues for longer than `waitMs` (0).
   */
  still<T>(work: () => Promise<T>, waitMs?: number): Promise<T>;
  assertDurable(): Promise<void>;
  ping(): Promise<void>;
  readonly live: LiveState;
  readonly backlog: Backlog;
  readonly rates: RateWindow;
  readonly feeds: FeedBook;
  readonly profiles: FeedProfiles;
  readonly tallies: CountBook;
  readonly features: FeatureStore;
  /** For the job dashboard only. */
  readonly queues: Readonly<Record<Lane, Queue<ApplyBatchJob>>>;
  close(): Promise<void>;
}

/** BullMQ refuses colons in job ids, batch ids have them. */
export const jobIdOf = (batch: string): string =>
  createHash('sha256').update(batch).digest('hex').slice(0, 32);

export async function openQueue(url: string): Promise<QueueDoor> {
  const redis = connectForRequests(url);
  await answering(redis.connect());
  const open = (lane: Lane): Queue<ApplyBatchJob> => {
    const queue = new Queue<ApplyBatchJob>(LANES[lane], {
      connection: redis,
      skipWaitingForReady: true,
      defaultJobOptions: JOB_OPTIONS,
    });
    queue.on('error', () => undefined);
    return queue;
  };
  const queues = { live: open('live'), bulk: open('bulk') };
  const headroom = new Headroom(redis);
  return {
    queues,
    live: liveStateOf(redis),
    backlog: backlogOf(redis),
    rates: rateWindowOf(redis),
    feeds: feedBookOf(redis),
    profiles: feedProfilesOf(redis),
    tallies: countBookOf(redis),
    features: featureStoreOf(redis),
    async submit(batch, sealed, { source, priority }) {
      await answering(headroom.assertLeft());
      await keepBatch(redis, { batch, sealed, source, priority: priorityName(priority) });
      const queue = queues[laneOf(priority)];
      await answering(queue.add('apply', { batch }, { jobId: jobIdOf(batch), priority }));
    },
    waiting: (batch) => answering(redis.getBuffer(intakeKey(batch))),
    pending: (batches) =>
      batches.length === 0 ? Promise.resolve(0) : answering(redis.exists(...batches.map(intakeKey))),
    counts: async () => summed(await Promise.all(LANE_NAMES.map((lane) => countsOf(queues[lane])))),
    async laneCounts() {
      const [live, bulk] = await Promise.all([countsOf(queues.live), countsOf(queues.bulk)]);
      return { live, bulk };
    },
    still: (work, waitMs = 0) => holdStill({ url, queues: Object.values(queues), waitMs }, work),
    assertDurable: () => assertDurable(redis),
    async ping() {
      await answering(redis.ping());
    },
    async close() {
      await Promise.all(LANE_NAMES.map((lane) => queues[lane].close()));
      redis.disconnect();
    },
  };
}

/** Every worker takes from all lanes, so it is counted once. */
const summed = (lanes: readonly QueueCounts[]): QueueCounts => {
  const sum = (of: (counts: QueueCounts) => number) => lanes.reduce((total, counts) => total + of(counts), 0);
  return {
    waiting: sum(({ waiting }) => waiting),
    active: sum(({ active }) => active),
    delayed: sum(({ delayed }) => delayed),
    failed: sum(({ failed }) => failed),
    workers: Math.max(0, ...lanes.map(({ workers }) => workers)),
  };
};

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

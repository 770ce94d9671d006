import { Queue } from 'bullmq';
import type { SourceJob } from '@wherefore/contracts';
import { answering, connectForRequests } from './connection.js';
import { countsOf, type QueueCounts } from './queue-counts.js';
import { jobIdOf } from './queue-door.js';

/** What has to be asked of the systems that feed us, apart from what they send. */
export const SOURCE_QUEUE = 'sources';

/** When a source is polled next, ISO 8601. */
export interface Schedule {
  readonly source: string;
  readonly everyMs: number;
  readonly nextRun: string | null;
}

/** The queue of what is to be read from providers. Fails fast with UNAVAILABLE when Redis is gone. */
export interface SourceQueue {
  /** Durable once resolved; the same id twice is one job while it waits. One that failed for good gives way to it. */
  add(id: string, job: SourceJob): Promise<void>;
  /** Polls these sources from now on, each so often, and no others. */
  schedule(sources: readonly { readonly source: string; readonly everyMs: number }[]): Promise<void>;
  schedules(): Promise<Schedule[]>;
  /** Jobs that wait, are being done or will be tried again; turns that are planned are none. */
  open(): Promise<number>;
  counts(): Promise<QueueCounts>;
  close(): Promise<void>;
}

/** A provider may be away for hours: 2 s, 4 s ... about nine hours in all. A job that failed for good stays, visible. */
const FOLLOW_UP = Object.freeze({
  attempts: 15,
  backoff: { type: 'exponential', delay: 2_000, jitter: 0.3 },
  removeOnComplete: true,
  removeOnFail: false,
});
/** The next turn makes up for one that failed. */
const TURN = Object.freeze({ attempts: 1, removeOnComplete: true, removeOnFail: { count: 20 } });

export async function openSourceQueue(url: string): Promise<SourceQueue> {
  const redis = connectForRequests(url);
  await answering(redis.connect());
  const queue = new Queue<SourceJob>(SOURCE_QUEUE, { connection: redis, skipWaitingForReady: true });
  queue.on('error', () => undefined);
  return {
    async add(id, job) {
      const jobId = jobIdOf(id);
      const known = await answering(queue.getJob(jobId));
      if (known !== undefined && (await answering(known.isFailed()))) await answering(known.remove());
      await answering(queue.add(job.task, job, { ...FOLLOW_UP, jobId }));
    },
    async schedule(sources) {
      const wanted = new Set(sources.map(({ source }) => source));
      for (const { key } of await answering(queue.getJobSchedulers()))
        if (!wanted.has(key)) await answering(queue.removeJobScheduler(key));
      for (const { source, everyMs } of sources)
        await answering(
          queue.upsertJobScheduler(
            source,
            { every: everyMs },
            { name: 'reconcile', data: { task: 'reconcile', source }, opts: TURN },
          ),
        );
    },
    async schedules() {
      const schedulers = await answering(queue.getJobSchedulers());
      return schedulers.map(({ key, every, next }) => ({
        source: key,
        everyMs: Number(every ?? 0),
        nextRun: next === undefined ? null : new Date(next).toISOString(),
      }));
    },
    async open() {
      const jobs = await answering(queue.getJobs(['wait', 'active', 'delayed', 'prioritized']));
      return jobs.filter((job) => job.repeatJobKey === undefined).length;
    },
    counts: () => countsOf(queue),
    async close() {
      await queue.close();
      redis.disconnect();
    },
  };
}

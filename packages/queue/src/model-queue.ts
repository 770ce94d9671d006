import { Queue } from 'bullmq';
import type { LearnJob, ModelJob } from '@wherefore/contracts';
import { answering, connectForRequests } from './connection.js';
import { countsOf, type QueueCounts } from './queue-counts.js';
import { jobIdOf } from './queue-door.js';

/** What is to be done about versions: looking after a rollout, learning. */
export const MODEL_QUEUE = 'models';

/** When a task is done next. */
export interface ModelSchedule {
  readonly task: ModelJob['task'];
  /** A cron pattern, or milliseconds between two turns. */
  readonly when: string | number;
  /** ISO 8601; null while no worker has planned it. */
  readonly nextRun: string | null;
}

/** A learning run that waits or goes on. */
export interface LearningRun {
  readonly id: string;
  readonly state: 'waiting' | 'running';
  /** What it is doing; null where it has not said. */
  readonly stage: string | null;
  readonly by: string;
  readonly why: string;
  /** ISO 8601; null while it waits. */
  readonly startedAt: string | null;
}

export interface ModelTurn {
  readonly job: ModelJob;
  readonly when: string | number;
}

/** The queue of what is to be done about versions. Fails fast with UNAVAILABLE when Redis is gone. */
export interface ModelQueue {
  /** Does these from now on, each so often, and no others. A pattern that is none throws. */
  schedule(turns: readonly ModelTurn[]): Promise<void>;
  schedules(): Promise<ModelSchedule[]>;
  /** Asks for a learning run; while one waits it is the same one. */
  learn(job: LearnJob): Promise<string>;
  /** Learning runs that wait or go on. */
  learning(): Promise<LearningRun[]>;
  counts(): Promise<QueueCounts>;
  close(): Promise<void>;
}

/** The next turn makes up for one that failed. */
const TURN = Object.freeze({ attempts: 1, removeOnComplete: true, removeOnFail: { count: 20 } });

export async function openModelQueue(url: string): Promise<ModelQueue> {
  const redis = connectForRequests(url);
  await answering(redis.connect());
  const queue = new Queue<ModelJob>(MODEL_QUEUE, { connection: redis, skipWaitingForReady: true });
  queue.on('error', () => undefined);
  return {
    async schedule(turns) {
      const wanted = new Set<string>(turns.map(({ job }) => job.task));
      for (const { key } of await answering(queue.getJobSchedulers()))
        if (!wanted.has(key)) await answering(queue.removeJobScheduler(key));
      for (const { job, when } of turns)
        await queue.upsertJobScheduler(
          job.task,
          typeof when === 'number' ? { every: when } : { pattern: when },
          { name: job.task, data: job, opts: TURN },
        );
    },
    async schedules() {
      const schedulers = await answering(queue.getJobSchedulers());
      return schedulers.map(({ key, every, pattern, next }) => ({
        task: key as ModelJob['task'],
        when: pattern ?? Number(every ?? 0),
        nextRun: next === undefined ? null : new Date(next).toISOString(),
      }));
    },
    async learn(job) {
      const id = jobIdOf('learn on demand');
      await answering(queue.add(job.task, job, { ...TURN, removeOnFail: true, jobId: id }));
      return id;
    },
    async learning() {
      const jobs = await answering(queue.getJobs(['active', 'wait', 'prioritized']));
      return jobs.flatMap(({ id = '', data, progress, processedOn }) => {
        if (data.task !== 'learn') return [];
        return [
          {
            id,
            state: processedOn === undefined ? ('waiting' as const) : ('running' as const),
            stage: typeof progress === 'string' ? progress : null,
            by: data.by,
            why: data.why,
            startedAt: processedOn === undefined ? null : new Date(processedOn).toISOString(),
          },
        ];
      });
    },
    counts: () => countsOf(queue),
    async close() {
      await queue.close();
      redis.disconnect();
    },
  };
}

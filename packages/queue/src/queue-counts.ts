import type { Queue } from 'bullmq';
import { answering } from './connection.js';

/** Jobs of a queue by what they wait for, and who works them off. */
export interface QueueCounts {
  readonly waiting: number;
  readonly active: number;
  /** Not before a certain time: planned turns, and what is tried again. */
  readonly delayed: number;
  readonly failed: number;
  readonly workers: number;
}

export async function countsOf(queue: Queue): Promise<QueueCounts> {
  const [counts, workers] = await Promise.all([
    answering(queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed')),
    answering(queue.getWorkersCount()),
  ]);
  return {
    waiting: (counts['waiting'] ?? 0) + (counts['prioritized'] ?? 0),
    active: counts['active'] ?? 0,
    delayed: counts['delayed'] ?? 0,
    failed: counts['failed'] ?? 0,
    workers,
  };
}

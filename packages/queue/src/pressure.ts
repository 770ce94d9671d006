import type { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { answering } from './connection.js';

/** What says whether more can be taken in. */
export interface Pressure {
  /** Batches that wait for a worker. */
  readonly waiting: number;
  /** Share of the memory Redis may use that it does use, 0 to 1; 0 where it may use any. */
  readonly memory: number;
}

export async function readPressure(redis: Redis, queue: Queue): Promise<Pressure> {
  const pipeline = redis
    .pipeline()
    .llen(queue.toKey('wait'))
    .zcard(queue.toKey('prioritized'))
    .info('memory');
  const replies = (await answering(pipeline.exec())) ?? [];
  const [wait, prioritized, info] = await answering(
    Promise.all(replies.map(([error, value]) => (error === null ? value : Promise.reject(error)))),
  );
  const field = (name: string) => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(String(info))?.[1] ?? 0);
  const [used, most] = [field('used_memory'), field('maxmemory')];
  return { waiting: Number(wait) + Number(prioritized), memory: most === 0 ? 0 : used / most };
}

import { setTimeout as delay } from 'node:timers/promises';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { WhereforeError } from '@wherefore/contracts';
import { answering, connectForWork } from './connection.js';
import { LANES } from './lanes.js';

/** Says that somebody alive holds the queues still. */
const HOLDER = 'wherefore:still';
const HELD_S = 30;
const IDLE_WITHIN_MS = 60_000;

/**
 * Runs `work` while no batch is being applied anywhere: what comes in meanwhile waits. Should this process die, a worker lets
 * the queues go on within a minute. Throws UNAVAILABLE when batches that were begun do not end, or another holds the queues.
 */
export async function holdStill<T>(
  { redis, queues }: { redis: Redis; queues: readonly Queue[] },
  work: () => Promise<T>,
): Promise<T> {
  const held = await answering(redis.set(HOLDER, process.pid, 'EX', HELD_S, 'NX'));
  if (held === null)
    throw new WhereforeError('UNAVAILABLE', 'The queue is held still already; try again later');
  const renewing = setInterval(() => void redis.expire(HOLDER, HELD_S).catch(() => undefined), 10_000);
  try {
    for (const queue of queues) await answering(queue.pause());
    await untilIdle(queues);
    return await work();
  } finally {
    clearInterval(renewing);
    for (const queue of queues) await answering(queue.resume());
    await answering(redis.del(HOLDER));
  }
}

async function untilIdle(queues: readonly Queue[]): Promise<void> {
  const latest = Date.now() + IDLE_WITHIN_MS;
  for (const queue of queues)
    while ((await answering(queue.getActiveCount())) > 0) {
      if (Date.now() > latest)
        throw new WhereforeError('UNAVAILABLE', 'Batches are being applied and do not end; try again later');
      await delay(50);
    }
}

/** Lets queues go on whose holder is gone; looks now and every so often. */
export function releaseAbandoned(url: string): { stop(): void } {
  const redis = connectForWork(url);
  const queues = Object.values(LANES).map((name) => new Queue(name, { connection: redis }));
  const look = async (): Promise<void> => {
    for (const queue of queues)
      if ((await queue.isPaused()) && (await redis.exists(HOLDER)) === 0) await queue.resume();
  };
  // Redis being away is what the worker itself tells of; the next look finds it back.
  const looking = setInterval(() => void look().catch(() => undefined), 15_000);
  void look().catch(() => undefined);
  return {
    stop() {
      clearInterval(looking);
      redis.disconnect();
    },
  };
}

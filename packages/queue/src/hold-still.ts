import { setTimeout as delay } from 'node:timers/promises';
import { Queue } from 'bullmq';
import { WhereforeError } from '@wherefore/contracts';
import { answering, connectForWork } from './connection.js';
import { LANES } from './lanes.js';
import { type Lease, leaseKey, openLease } from './lease.js';

/** The lease of whoever holds the queues. */
const STILL = 'still';
const IDLE_WITHIN_MS = 60_000;

/**
 * Runs `work` while no batch is being applied anywhere: what comes in meanwhile waits. Should this process die, a worker lets
 * the queues go on soon after. Throws UNAVAILABLE when batches that were begun do not end, or another holds the queues.
 */
export async function holdStill<T>(
  { url, queues, waitMs = 0 }: { url: string; queues: readonly Queue[]; waitMs?: number },
  work: () => Promise<T>,
): Promise<T> {
  const lease = await leaseWithin(url, waitMs);
  if (lease === null)
    throw new WhereforeError('UNAVAILABLE', 'The queue is held still already; try again later');
  try {
    for (const queue of queues) await answering(queue.pause());
    await untilIdle(queues);
    return await work();
  } finally {
    for (const queue of queues) await answering(queue.resume());
    await lease.release();
  }
}

/** The lease, also where another gives it back before the time is over. */
async function leaseWithin(url: string, waitMs: number): Promise<Lease | null> {
  for (const latest = Date.now() + waitMs; ;) {
    const lease = await openLease(url, STILL);
    if (lease !== null || Date.now() >= latest) return lease;
    await delay(100);
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
      if ((await queue.isPaused()) && (await redis.exists(leaseKey(STILL))) === 0) await queue.resume();
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

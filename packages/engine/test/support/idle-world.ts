import type { Batch } from '@wherefore/contracts';
import { openBatch } from '@wherefore/engine';
import { Redis } from 'ioredis';
import { openWorld, type World } from './world.js';

/** A world whose queue nobody works off, but the test. */
export interface IdleWorld extends World {
  readonly redis: Redis;
  /** What waits for the worker. */
  waitingBatches(): Promise<Batch[]>;
}

export async function openIdleWorld(): Promise<IdleWorld> {
  const world = await openWorld();
  const redis = new Redis(world.redisUrl);
  return {
    ...world,
    redis,
    async waitingBatches() {
      const keys = await redis.keys('wherefore:intake:*');
      const sealed = await Promise.all(keys.map((key) => redis.getBuffer(key)));
      return sealed.map((one) => openBatch(world.keyring, one ?? Buffer.alloc(0)));
    },
    async close() {
      redis.disconnect();
      await world.close();
    },
  };
}

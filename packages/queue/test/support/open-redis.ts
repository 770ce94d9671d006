import { openQueue, type QueueDoor } from '@wherefore/queue';
import { startThrowawayRedis } from '@wherefore/testkit';
import { Redis } from 'ioredis';

/** A real Redis, with our door to it and a plain client. */
export interface OpenRedis {
  readonly url: string;
  readonly queue: QueueDoor;
  readonly redis: Redis;
  close(): Promise<void>;
}

export async function openRedis(): Promise<OpenRedis> {
  const server = await startThrowawayRedis();
  const [queue, redis] = [await openQueue(server.url), new Redis(server.url)];
  return {
    url: server.url,
    queue,
    redis,
    async close() {
      await queue.close();
      redis.disconnect();
      await server.stop();
    },
  };
}

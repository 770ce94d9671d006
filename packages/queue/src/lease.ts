import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import { answering, connectForRequests } from './connection.js';

/** That one process at a time does something; it ends by itself soon after its holder has died. */
export interface Lease {
  /** True while nobody else has had it since it was taken. */
  held(): boolean;
  release(): Promise<void>;
}

export const leaseKey = (name: string): string => `wherefore:lease:${name}`;

/** How long a dead holder keeps others from going on, ms. */
const LEASE_MS = 10_000;
const KEEP = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return 0`;
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

/** Takes the lease of this name; null while somebody else has it. Throws UNAVAILABLE when Redis is gone. */
export async function openLease(url: string, name: string, leaseMs = LEASE_MS): Promise<Lease | null> {
  const redis = connectForRequests(url);
  try {
    await answering(redis.connect());
    const [key, me] = [leaseKey(name), randomUUID()];
    if ((await answering(redis.set(key, me, 'PX', leaseMs, 'NX'))) === 'OK')
      return keep(redis, { key, me, leaseMs });
  } catch (error) {
    redis.disconnect();
    throw error;
  }
  redis.disconnect();
  return null;
}

function keep(redis: Redis, { key, me, leaseMs }: { key: string; me: string; leaseMs: number }): Lease {
  let until = performance.now() + leaseMs;
  const renew = async (): Promise<void> => {
    const asked = performance.now();
    const kept = await redis.eval(KEEP, 1, key, me, leaseMs).catch((error: unknown) => error);
    if (kept === 1) until = asked + leaseMs;
    else if (kept === 0) until = 0;
  };
  const timer = setInterval(() => void renew(), leaseMs / 4);
  timer.unref();
  return {
    held: () => performance.now() < until,
    async release() {
      clearInterval(timer);
      try {
        await answering(redis.eval(RELEASE, 1, key, me));
      } finally {
        redis.disconnect();
      }
    },
  };
}

import { Redis } from 'ioredis';
import { WhereforeError } from '@wherefore/contracts';

/** A connection that fails fast: a caller who waits for an answer is told at once that Redis is gone. */
export function connectForRequests(url: string): Redis {
  return silenced(
    new Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      connectTimeout: 2_000,
      lazyConnect: true,
    }),
  );
}

/**
 * Like {@link connectForRequests}, for what must not be done twice: nothing is sent again after a connection was lost,
 * and a Redis that does not answer within two seconds counts as gone.
 */
export function connectForAppends(url: string): Redis {
  return silenced(
    new Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      connectTimeout: 2_000,
      socketTimeout: 2_000,
      lazyConnect: true,
    }),
  );
}

/** A connection that waits for Redis to come back, as workers must. */
export function connectForWork(url: string): Redis {
  return silenced(new Redis(url, { maxRetriesPerRequest: null, connectTimeout: 5_000 }));
}

/** Connection errors reach callers through their commands; without a listener ioredis prints them to the console. */
function silenced(redis: Redis): Redis {
  redis.on('error', () => undefined);
  return redis;
}

/** Runs a Redis command for a caller; an unreachable or full Redis becomes UNAVAILABLE. */
export async function answering<T>(command: Promise<T>): Promise<T> {
  try {
    return await command;
  } catch (error) {
    throw new WhereforeError('UNAVAILABLE', 'The queue cannot be reached or is full; nothing was accepted', {
      cause: error,
    });
  }
}

/** The replies of a pipeline; the first error is thrown. */
export function valuesOf(replies: readonly [Error | null, unknown][] | null): unknown[] {
  return (replies ?? []).map(([error, value]) => {
    if (error !== null) throw error;
    return value;
  });
}

/**
 * Refuses a Redis that may forget what was accepted: throws MISCONFIGURED unless it appends to disk and never evicts.
 */
export async function assertDurable(redis: Redis): Promise<void> {
  const [, policy] = (await redis.config('GET', 'maxmemory-policy')) as string[];
  const [, append] = (await redis.config('GET', 'appendonly')) as string[];
  const wrong = [
    policy === 'noeviction' ? '' : `maxmemory-policy is ${policy ?? 'unknown'}, must be noeviction`,
    append === 'yes' ? '' : `appendonly is ${append ?? 'unknown'}, must be yes`,
  ].filter(Boolean);
  if (wrong.length > 0) {
    throw new WhereforeError('MISCONFIGURED', `Redis would lose accepted events: ${wrong.join('; ')}`);
  }
}

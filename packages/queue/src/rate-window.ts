import type { Redis } from 'ioredis';
import { answering } from './connection.js';
import { countedNames } from './known-sources.js';

/** Counts what each source sends, over all API processes; sources beyond those that are told apart count as one. */
export interface RateWindow {
  /**
   * Counts `events` of a source against `perSecond`, over windows of ten seconds. Where that is too many nothing is
   * counted, and the answer is how long to wait, ms; else 0.
   */
  take(load: { source: string; events: number; perSecond: number }, now: Date): Promise<number>;
}

const WINDOW_MS = 10_000;

export function rateWindowOf(redis: Redis): RateWindow {
  return {
    async take({ source, events, perSecond }, now) {
      const window = Math.floor(now.getTime() / WINDOW_MS);
      const name = (await countedNames(redis, [source])).get(source) ?? source;
      const key = `wherefore:rate:${name}:${window}`;
      const most = (perSecond * WINDOW_MS) / 1_000;
      const taken = await answering(redis.incrby(key, events));
      if (taken === events) await answering(redis.pexpire(key, 2 * WINDOW_MS));
      if (taken <= most) return 0;
      await answering(redis.decrby(key, events));
      return (window + 1) * WINDOW_MS - now.getTime();
    },
  };
}

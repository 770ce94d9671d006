import type { Redis } from 'ioredis';
import { batchOfIntakeKey, intakeKey, intakePattern } from './backlog.js';
import { answering, connectForRequests } from './connection.js';
import { DECISIONS, snapshotKey } from './decision-keys.js';
import { dropFeatures } from './feature-store.js';
import { keysWith } from './keys-with.js';
import { LANE_NAMES, LANES } from './lanes.js';
import { CHANGES, rejectedKey, shownKey } from './live-state.js';
import { jobIdOf } from './queue-door.js';
import { type RawEntry, type StreamEntry, toStreamEntry } from './stream-entries.js';

/** What it takes to take people out of Redis. Everything throws UNAVAILABLE when Redis is gone. */
export interface QueueErasure {
  /** Batches that wait to be applied, or have failed for good, sealed. Nobody should apply any meanwhile. */
  waiting(): AsyncGenerator<{ readonly batch: string; readonly sealed: Buffer }>;
  /** Puts another content in the place of a waiting batch; what its job says of earlier failures goes. */
  replace(batch: string, sealed: Buffer): Promise<void>;
  /** Everything that the stream of decisions still holds, a page at a time. */
  decisions(): AsyncGenerator<readonly StreamEntry[]>;
  /** Removes entries from that stream, and snapshots by hash. */
  dropDecisions(entries: readonly string[], snapshots: readonly string[]): Promise<void>;
  /** Removes what visitors were shown and turned down, and their features, by pseudonym; returns how many entries went. */
  dropVisitors(pseudonyms: readonly string[]): Promise<number>;
  /**
   * Empties the list of what has changed, which names visitors: whoever reads it finds a gap and reads everything anew, the list of
   * the forgotten too.
   */
  tellEverybody(): Promise<void>;
  /** Keys under which, or in whose values, any of these words stands; nothing is changed. */
  keysWith(words: readonly string[]): Promise<string[]>;
  close(): void;
}

const PAGE = 500;
const CHANGED = JSON.stringify({ a: true, k: true });

export async function openQueueErasure(url: string): Promise<QueueErasure> {
  const redis = connectForRequests(url);
  await answering(redis.connect());
  return {
    waiting: () => waitingIn(redis),
    async replace(batch, sealed) {
      await answering(redis.set(intakeKey(batch), sealed));
      for (const lane of LANE_NAMES) await cleanJob(redis, `bull:${LANES[lane]}:${jobIdOf(batch)}`);
    },
    decisions: () => decisionsIn(redis),
    async dropDecisions(entries, snapshots) {
      for (let at = 0; at < entries.length; at += PAGE)
        await answering(redis.xdel(DECISIONS, ...entries.slice(at, at + PAGE)));
      for (let at = 0; at < snapshots.length; at += PAGE)
        await answering(redis.del(...snapshots.slice(at, at + PAGE).map(snapshotKey)));
    },
    async dropVisitors(pseudonyms) {
      let removed = 0;
      for (const pseudonym of pseudonyms)
        removed += await answering(redis.del(shownKey(pseudonym), rejectedKey(pseudonym)));
      return removed + (await dropFeatures(redis, new Set(pseudonyms)));
    },
    async tellEverybody() {
      await answering(redis.multi().del(CHANGES).xadd(CHANGES, '*', 'c', CHANGED).exec());
    },
    keysWith: (words) => keysWith(redis, words),
    close: () => redis.disconnect(),
  };
}

async function* waitingIn(redis: Redis): AsyncGenerator<{ batch: string; sealed: Buffer }> {
  const seen = new Set<string>();
  let cursor = '0';
  do {
    const [next, keys] = await answering(redis.scan(cursor, 'MATCH', intakePattern, 'COUNT', PAGE));
    cursor = next;
    for (const key of keys) {
      if (seen.has(key)) continue;
      seen.add(key);
      const sealed = await answering(redis.getBuffer(key));
      if (sealed !== null) yield { batch: batchOfIntakeKey(key), sealed };
    }
  } while (cursor !== '0');
}

/** Words of an error may quote what was in the batch. */
async function cleanJob(redis: Redis, key: string): Promise<void> {
  if ((await answering(redis.hexists(key, 'failedReason'))) === 0) return;
  await answering(
    redis
      .multi()
      .hset(key, 'failedReason', 'what was in the batch has changed since')
      .hdel(key, 'stacktrace')
      .exec(),
  );
}

async function* decisionsIn(redis: Redis): AsyncGenerator<readonly StreamEntry[]> {
  for (let after = '-'; ;) {
    const page = (await answering(
      redis.xrange(DECISIONS, after, '+', 'COUNT', PAGE),
    )) as unknown as RawEntry[];
    yield page.map(toStreamEntry).filter((one) => one !== null);
    const last = page.at(-1)?.[0];
    if (last === undefined || page.length < PAGE) return;
    after = `(${last}`;
  }
}

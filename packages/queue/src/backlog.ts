import type { Redis } from 'ioredis';
import { answering } from './connection.js';
import { PRIORITIES, type PriorityName } from './lanes.js';

/** What waits at one priority. */
export interface Waiting {
  readonly priority: PriorityName;
  readonly batches: number;
  /** How long the oldest batch has waited, ms; 0 where none waits. */
  readonly oldestMs: number;
}

/** What waits of one source. */
export interface SourceWaiting {
  readonly source: string;
  readonly batches: number;
  readonly oldestMs: number;
}

/**
 * Batches that were taken and have not taken effect yet, by age. The age of the oldest says how far behind we are, which
 * the length of a queue does not. A batch that failed every time is no longer waited for.
 */
export interface Backlog {
  read(now: Date): Promise<readonly Waiting[]>;
  bySource(now: Date): Promise<readonly SourceWaiting[]>;
}

const waitingKey = (priority: PriorityName): string => `wherefore:backlog:${priority}`;
const SOURCES = 'wherefore:backlog:sources';
const INTAKE_PREFIX = 'wherefore:intake:';

export const intakeKey = (batch: string): string => INTAKE_PREFIX + batch;
export const intakePattern = `${INTAKE_PREFIX}*`;
export const batchOfIntakeKey = (key: string): string => key.slice(INTAKE_PREFIX.length);

/** Most batches looked at to tell the sources apart, the oldest ones. */
const MOST_LOOKED_AT = 20_000;
/** Entries looked at in one go for whether they are still waited for. */
const PAGE = 50;

/** A batch as it is taken. */
export interface Taken {
  readonly batch: string;
  readonly sealed: Buffer;
  readonly priority: PriorityName;
  readonly source: string;
}

/** Keeps a batch, and that it waits, in one step. A batch that waits already keeps its age. */
export async function keepBatch(redis: Redis, { batch, sealed, priority, source }: Taken): Promise<void> {
  await answering(
    redis
      .multi()
      .set(intakeKey(batch), sealed)
      .zadd(waitingKey(priority), 'NX', Date.now(), batch)
      .hset(SOURCES, batch, source)
      .exec(),
  );
}

const DROP = `
if redis.call('GET', KEYS[1]) ~= ARGV[2] then return 0 end
redis.call('DEL', KEYS[1])
redis.call('HDEL', KEYS[2], ARGV[1])
for index = 3, #KEYS do redis.call('ZREM', KEYS[index], ARGV[1]) end
return 1`;

/** Drops a batch that has taken effect, and that it waits; false when something else was accepted under its name meanwhile. */
export async function dropBatch(redis: Redis, batch: string, sealed: Buffer): Promise<boolean> {
  const keys = [intakeKey(batch), SOURCES, ...PRIORITIES.map(waitingKey)];
  return (await redis.eval(DROP, keys.length, ...keys, batch, sealed)) === 1;
}

/** A batch that will not be tried again by itself: kept, but no longer waited for. */
export async function stopWaiting(redis: Redis, batches: readonly string[]): Promise<void> {
  if (batches.length === 0) return;
  const step = redis.multi().hdel(SOURCES, ...batches);
  for (const priority of PRIORITIES) step.zrem(waitingKey(priority), ...batches);
  await answering(step.exec());
}

/** Will it be tried? Not so a batch that failed for good, until it is sent again. */
export async function isWaitedFor(redis: Redis, batch: string): Promise<boolean> {
  const scores = await Promise.all(PRIORITIES.map((priority) => redis.zscore(waitingKey(priority), batch)));
  return scores.some((score) => score !== null);
}

export function backlogOf(redis: Redis): Backlog {
  return {
    read: (now) => Promise.all(PRIORITIES.map((priority) => readOne(redis, priority, now))),
    async bySource(now) {
      const found = new Map<string, { batches: number; oldest: number }>();
      for (const priority of PRIORITIES) {
        const entries = await oldestOf(redis, priority, MOST_LOOKED_AT);
        if (entries.length === 0) continue;
        const sources = await answering(redis.hmget(SOURCES, ...entries.map(({ batch }) => batch)));
        entries.forEach(({ since }, index) => {
          const source = sources[index] ?? 'unknown';
          const { batches, oldest } = found.get(source) ?? { batches: 0, oldest: since };
          found.set(source, { batches: batches + 1, oldest: Math.min(oldest, since) });
        });
      }
      return [...found].map(([source, { batches, oldest }]) => ({
        source,
        batches,
        oldestMs: ageOf(oldest, now),
      }));
    },
  };
}

async function readOne(redis: Redis, priority: PriorityName, now: Date): Promise<Waiting> {
  for (;;) {
    const entries = await oldestOf(redis, priority, PAGE);
    const gone = await goneOf(redis, entries);
    const first = entries.find(({ batch }) => !gone.includes(batch));
    await stopWaiting(redis, gone);
    if (first === undefined && entries.length > 0) continue;
    const batches = await answering(redis.zcard(waitingKey(priority)));
    return { priority, batches, oldestMs: first === undefined ? 0 : ageOf(first.since, now) };
  }
}

/** Entries at the head whose batch is not there any more: settled by somebody who knew nothing of the backlog. */
async function goneOf(redis: Redis, entries: readonly Entry[]): Promise<string[]> {
  const gone: string[] = [];
  for (const { batch } of entries) {
    if ((await answering(redis.exists(intakeKey(batch)))) === 1) break;
    gone.push(batch);
  }
  return gone;
}

interface Entry {
  readonly batch: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

async function oldestOf(redis: Redis, priority: PriorityName, most: number): Promise<Entry[]> {
  const list = await answering(redis.zrange(waitingKey(priority), '0', String(most - 1), 'WITHSCORES'));
  const entries: Entry[] = [];
  for (let i = 0; i < list.length; i += 2) entries.push({ batch: list[i] ?? '', since: Number(list[i + 1]) });
  return entries;
}

const ageOf = (since: number, now: Date): number => Math.max(0, now.getTime() - since);

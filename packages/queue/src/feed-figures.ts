import type { Redis } from 'ioredis';
import { answering } from './connection.js';
import { countedNames, SOURCES } from './known-sources.js';
import { countOf, type Histogram, percentileOf, stepOf } from './histogram.js';

/** What became of the records of one source in one batch. */
export interface FeedMoment {
  readonly source: string;
  readonly applied: number;
  readonly duplicates: number;
  readonly quarantined: number;
  /** Those of a batch that is held as a whole; negative for one that is let go, which was received when it was held. */
  readonly held: number;
  /** Milliseconds from when it happened, per event, to when every API process could know; for live batches only ... */
  readonly fromOccurrence: readonly number[];
  /** ... and from when we received it; null for what came in bulk, which nobody waits for. */
  readonly fromReceipt: number | null;
  /** How often each check of its contract failed, by the check's name. */
  readonly failures: ReadonlyMap<string, number>;
}

export const FEED_WINDOWS = Object.freeze({
  hour: { slotMs: 300_000, slots: 12 },
  day: { slotMs: 3_600_000, slots: 24 },
});
export type FeedWindow = keyof typeof FEED_WINDOWS;

export interface FeedPercentiles {
  readonly events: number;
  /** Milliseconds; null where nothing came. */
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}
const COUNTED = ['applied', 'duplicates', 'quarantined', 'held'] as const;
export type FeedCounts = Readonly<Record<(typeof COUNTED)[number] | 'received', number>>;

/** A source over a window that ends now. */
export interface FeedFigures {
  readonly counts: FeedCounts;
  /** How often each check of its contract failed, warnings included. */
  readonly failures: ReadonlyMap<string, number>;
  readonly fromOccurrence: FeedPercentiles;
  readonly fromReceipt: FeedPercentiles;
}

/** How many records came in each hour, by hours since 1970. */
export type HourlyVolumes = ReadonlyMap<number, number>;

/** Figures of every source, over rolling windows, in bounded space. They inform: a batch tried twice may count twice. */
export interface FeedBook {
  record(moments: readonly FeedMoment[], now: Date): Promise<void>;
  /** Sources with when they were last heard of, ms since 1970; the latest first. */
  sources(): Promise<readonly { readonly source: string; readonly at: number }[]>;
  read(source: string, window: FeedWindow, now: Date): Promise<FeedFigures>;
  /** Of the last five weeks. */
  volumes(source: string): Promise<HourlyVolumes>;
  /** Writes down whether a source breaks its objective; answers since when, ms since 1970, or null. */
  noteBreach(source: string, isBreached: boolean, now: Date): Promise<number | null>;
}

const BREACHES = 'wherefore:feeds:breaches';
const HOUR_MS = 3_600_000;
const VOLUME_HOURS = 35 * 24;

const slotKey = (source: string, window: FeedWindow, slot: number): string =>
  `wherefore:feed:${source}:${window}:${slot}`;
const volumeKey = (source: string): string => `wherefore:feed:${source}:volume`;
const slotAt = (window: FeedWindow, now: Date): number =>
  Math.floor(now.getTime() / FEED_WINDOWS[window].slotMs);

export function feedBookOf(redis: Redis): FeedBook {
  return {
    record: (moments, now) => record(redis, moments, now),
    async sources() {
      const list = await answering(redis.zrange(SOURCES, '0', '-1', 'REV', 'WITHSCORES'));
      return list.flatMap((source, index) =>
        index % 2 === 0 ? [{ source, at: Number(list[index + 1]) }] : [],
      );
    },
    async read(source, window, now) {
      const last = slotAt(window, now);
      const pipeline = redis.pipeline();
      for (let back = 0; back <= FEED_WINDOWS[window].slots; back += 1)
        pipeline.hgetall(slotKey(source, window, last - back));
      const replies = (await answering(pipeline.exec())) ?? [];
      return figuresOf(replies.map(([, fields]) => fields as Record<string, string>));
    },
    async volumes(source) {
      const fields = await answering(redis.hgetall(volumeKey(source)));
      return new Map(Object.entries(fields).map(([hour, count]) => [Number(hour), Number(count)]));
    },
    async noteBreach(source, isBreached, now) {
      if (!isBreached) {
        await answering(redis.hdel(BREACHES, source));
        return null;
      }
      await answering(redis.hsetnx(BREACHES, source, now.getTime()));
      return Number(await answering(redis.hget(BREACHES, source)));
    },
  };
}

async function record(redis: Redis, moments: readonly FeedMoment[], now: Date): Promise<void> {
  if (moments.length === 0) return;
  const hour = Math.floor(now.getTime() / HOUR_MS);
  await answering(redis.zremrangebyscore(SOURCES, 0, now.getTime() - VOLUME_HOURS * HOUR_MS));
  const names = await countedNames(
    redis,
    moments.map(({ source }) => source),
  );
  const pipeline = redis.pipeline();
  for (const moment of moments) {
    const source = names.get(moment.source) ?? moment.source;
    const fields = fieldsOf(moment);
    pipeline.zadd(SOURCES, now.getTime(), source);
    for (const window of ['hour', 'day'] as const) {
      const key = slotKey(source, window, slotAt(window, now));
      for (const [field, count] of fields) pipeline.hincrby(key, field, count);
      const { slotMs, slots } = FEED_WINDOWS[window];
      pipeline.pexpire(key, slotMs * (slots + 2));
    }
    pipeline.hincrby(volumeKey(source), String(hour), fields.get('received') ?? 0);
    pipeline.hdel(volumeKey(source), String(hour - VOLUME_HOURS), String(hour - VOLUME_HOURS - 1));
    pipeline.pexpire(volumeKey(source), VOLUME_HOURS * HOUR_MS);
  }
  for (const [error] of (await answering(pipeline.exec())) ?? []) if (error !== null) throw error;
}

function fieldsOf(moment: FeedMoment): ReadonlyMap<string, number> {
  const { applied, duplicates, quarantined, held, fromOccurrence, fromReceipt } = moment;
  const fields = new Map<string, number>();
  const add = (field: string, count: number) => fields.set(field, (fields.get(field) ?? 0) + count);
  for (const field of COUNTED) if (moment[field] !== 0) add(field, moment[field]);
  add('received', applied + duplicates + quarantined + held);
  for (const ms of fromOccurrence) add(`o${stepOf(ms)}`, 1);
  for (const [check, count] of moment.failures) add(`c:${check}`, count);
  if (fromReceipt !== null && applied > 0) add(`r${stepOf(fromReceipt)}`, applied);
  return fields;
}

function figuresOf(slots: readonly Readonly<Record<string, string>>[]): FeedFigures {
  const sums = new Map<string, number>();
  for (const slot of slots)
    for (const [field, count] of Object.entries(slot))
      sums.set(field, (sums.get(field) ?? 0) + Number(count));
  const histogram = (letter: string): Histogram =>
    new Map(
      [...sums].flatMap(([field, count]) =>
        new RegExp(`^${letter}\\d+$`).test(field) ? [[Number(field.slice(1)), count] as const] : [],
      ),
    );
  const count = (field: string) => sums.get(field) ?? 0;
  return {
    counts: {
      received: count('received'),
      applied: count('applied'),
      duplicates: count('duplicates'),
      quarantined: count('quarantined'),
      // What is let go now may have been held before the window began.
      held: Math.max(0, count('held')),
    },
    failures: new Map(
      [...sums].flatMap(([field, count]) =>
        field.startsWith('c:') ? [[field.slice(2), count] as const] : [],
      ),
    ),
    fromOccurrence: percentilesOf(histogram('o')),
    fromReceipt: percentilesOf(histogram('r')),
  };
}

const percentilesOf = (histogram: Histogram): FeedPercentiles => ({
  events: countOf(histogram),
  p50: percentileOf(histogram, 0.5),
  p95: percentileOf(histogram, 0.95),
  p99: percentileOf(histogram, 0.99),
});

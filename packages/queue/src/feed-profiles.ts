import type { Redis } from 'ioredis';
import { answering } from './connection.js';
import { countedNames } from './known-sources.js';

/** What records of one type of one feed looked like: how many, and how many had which field in which type. */
export interface FeedProfile {
  readonly source: string;
  readonly type: string;
  readonly records: number;
  /** `field:type` to the number of records. */
  readonly fields: ReadonlyMap<string, number>;
}

/** Shapes of records day by day, for two weeks. */
export interface FeedProfiles {
  record(profiles: readonly FeedProfile[], now: Date): Promise<void>;
  /** Of each type, the day of `now` and the days before it. */
  read(
    source: string,
    now: Date,
  ): Promise<readonly { readonly today: FeedProfile; readonly before: FeedProfile }[]>;
}

const DAY_MS = 86_400_000;
const DAYS_BEFORE = 14;
const RECORDS = 'records';

const typesKey = (source: string): string => `wherefore:feed:${source}:types`;
const dayKey = (source: string, type: string, day: number): string =>
  `wherefore:feed:${source}:profile:${type}:${day}`;

export function feedProfilesOf(redis: Redis): FeedProfiles {
  return {
    async record(profiles, now) {
      if (profiles.length === 0) return;
      const day = Math.floor(now.getTime() / DAY_MS);
      const names = await countedNames(
        redis,
        profiles.map(({ source }) => source),
      );
      const pipeline = redis.pipeline();
      for (const { type, records, fields, ...profile } of profiles) {
        const source = names.get(profile.source) ?? profile.source;
        const key = dayKey(source, type, day);
        pipeline.hincrby(key, RECORDS, records);
        for (const [field, count] of fields) pipeline.hincrby(key, `f:${field}`, count);
        pipeline.pexpire(key, (DAYS_BEFORE + 2) * DAY_MS);
        pipeline.sadd(typesKey(source), type).pexpire(typesKey(source), (DAYS_BEFORE + 2) * DAY_MS);
      }
      for (const [error] of (await answering(pipeline.exec())) ?? []) if (error !== null) throw error;
    },
    async read(source, now) {
      const types = (await answering(redis.smembers(typesKey(source)))).sort();
      const day = Math.floor(now.getTime() / DAY_MS);
      return Promise.all(
        types.map(async (type) => {
          const pipeline = redis.pipeline();
          for (let back = 0; back <= DAYS_BEFORE; back += 1)
            pipeline.hgetall(dayKey(source, type, day - back));
          const days = ((await answering(pipeline.exec())) ?? []).map(
            ([, fields]) => fields as Record<string, string>,
          );
          const profileOf = (some: readonly Record<string, string>[]) => summed({ source, type }, some);
          return { today: profileOf(days.slice(0, 1)), before: profileOf(days.slice(1)) };
        }),
      );
    },
  };
}

function summed(
  named: Pick<FeedProfile, 'source' | 'type'>,
  days: readonly Readonly<Record<string, string>>[],
): FeedProfile {
  let records = 0;
  const fields = new Map<string, number>();
  for (const [name, count] of days.flatMap((day) => Object.entries(day))) {
    if (name === RECORDS) records += Number(count);
    else fields.set(name.slice(2), (fields.get(name.slice(2)) ?? 0) + Number(count));
  }
  return { ...named, records, fields };
}

import type { Redis } from 'ioredis';
import { answering } from './connection.js';

/** Sources with when they were last heard of: what bounds all that is kept by source. */
export const SOURCES = 'wherefore:feeds';
/** Beyond so many sources, new ones are told apart no longer: a feed that numbers its sources must not fill Redis. */
export const MOST_SOURCES = 500;
/** What sources beyond the bound are counted under, all together. */
export const OTHER_SOURCES = 'other sources';

/** The names under which sources are counted: their own, unless there are too many already. */
export async function countedNames(
  redis: Redis,
  sources: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const distinct = [...new Set(sources)];
  if (distinct.length === 0) return new Map();
  const [known, scores] = await Promise.all([
    answering(redis.zcard(SOURCES)),
    answering(redis.zmscore(SOURCES, ...distinct)),
  ]);
  let room = MOST_SOURCES - known;
  return new Map(
    distinct.map((source, at) => {
      const isKnown = scores[at] !== null;
      if (!isKnown) room -= 1;
      return [source, isKnown || room >= 0 ? source : OTHER_SOURCES];
    }),
  );
}

import type { Exposure, ProductId, Rejection } from '@wherefore/contracts';
import type { Redis } from 'ioredis';
import { answering, valuesOf } from './connection.js';

/** Whose live state: pseudonyms of the customer and of the session, where there are such. */
export interface VisitorKeys {
  readonly customer: string | null;
  readonly session: string | null;
}

/** What has changed since a position, and where that leaves the reader. */
export interface Changes {
  readonly position: string;
  /** Pseudonyms of customers and sessions of whom the graph says something new. */
  readonly visitors: readonly string[];
  /** Pseudonyms of those who were shown, or turned down, something. */
  readonly marked: readonly string[];
  readonly products: readonly string[];
  /** Products whose curated relationships have changed. */
  readonly links: readonly string[];
  /** Has something changed that any product may be told of: a campaign, the name of a category? */
  readonly everyProduct: boolean;
  /** Have the rules, the placements or bundles changed, or what an epoch holds? */
  readonly knowledge: boolean;
  /** Have other versions become those that decide? */
  readonly models: boolean;
  /** Is anything lost between the two positions? Then all that was read before must be read again. */
  readonly gap: boolean;
}

export interface Marks {
  readonly exposures: readonly Exposure[];
  readonly rejections: readonly Rejection[];
}

/** What happened to an offer, as a frontend reported it; `id` makes it count once. */
export interface LiveMark {
  readonly id: string;
  readonly product: ProductId;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly channel: string | null;
  readonly campaign: string | null;
}

/**
 * What is true this very moment. Whoever changes the graph says so here, after it took effect; whoever keeps something
 * that was read from the graph asks here first, and so never uses what is out of date. Exposures and rejections are held
 * here themselves, because they act before the graph hears of them.
 */
export interface LiveState {
  /** What has changed since `position`; null is "I know nothing yet". One round trip, whatever is asked for at once. */
  changesSince(position: string | null): Promise<Changes>;
  /** What a visitor was shown and turned down in the last 90 days. One round trip. */
  readMarks(keys: VisitorKeys): Promise<Marks>;
  /** Says that the graph has changed. */
  touch(changed: {
    readonly visitors?: Iterable<string>;
    readonly products?: Iterable<string>;
    readonly links?: Iterable<string>;
    readonly everyProduct?: boolean;
    readonly knowledge?: boolean;
    readonly models?: boolean;
  }): Promise<void>;
  addExposures(keys: VisitorKeys, marks: readonly LiveMark[]): Promise<void>;
  addRejections(keys: VisitorKeys, marks: readonly LiveMark[]): Promise<void>;
}

export const CHANGES = 'wherefore:live:changes';
export const shownKey = (pseudonym: string): string => `wherefore:live:shown:${pseudonym}`;
export const rejectedKey = (pseudonym: string): string => `wherefore:live:rejected:${pseudonym}`;

/** Most batches of changes kept; a reader that is further behind is told that there is a gap. */
const MOST_CHANGES = 50_000;
const MARKS_TTL_S = 91 * 86_400;
/** Most marks kept per visitor, the latest. */
const MOST_MARKS = 2_000;

export function liveStateOf(redis: Redis): LiveState {
  return {
    changesSince: (position) => readChanges(redis, position),
    async readMarks(keys) {
      const visitors = present(keys);
      const pipeline = redis.pipeline();
      for (const visitor of visitors)
        pipeline
          .zrangebyscore(rejectedKey(visitor), '-inf', '+inf', 'WITHSCORES')
          .zrangebyscore(shownKey(visitor), '-inf', '+inf', 'WITHSCORES');
      const lists = valuesOf(await answering(pipeline.exec())) as string[][];
      return {
        rejections: lists.filter((_, i) => i % 2 === 0).flatMap(marksOf),
        exposures: lists.filter((_, i) => i % 2 === 1).flatMap(marksOf),
      };
    },
    async touch({ visitors = [], products = [], links = [], ...flags }) {
      const { everyProduct = false, knowledge = false, models = false } = flags;
      const change = {
        v: [...visitors],
        p: [...products],
        l: [...links],
        a: everyProduct,
        k: knowledge,
        e: models,
      };
      const ids = change.v.length + change.p.length + change.l.length;
      if (ids === 0 && !everyProduct && !knowledge && !models) return;
      await answering(redis.xadd(...entryOf(change)));
    },
    addExposures: (keys, marks) => addMarks(redis, { visitors: present(keys), keyOf: shownKey }, marks),
    addRejections: (keys, marks) => addMarks(redis, { visitors: present(keys), keyOf: rejectedKey }, marks),
  };
}

/** One entry of the stream of changes: visitors, marked visitors, products, linked products, all products, knowledge, versions. */
interface Change {
  readonly v?: readonly string[];
  readonly m?: readonly string[];
  readonly p?: readonly string[];
  readonly l?: readonly string[];
  readonly a?: boolean;
  readonly k?: boolean;
  readonly e?: boolean;
}

const entryOf = (change: Change) =>
  [CHANGES, 'MAXLEN', '~', MOST_CHANGES, '*', 'c', JSON.stringify(change)] as const;

type Entry = readonly [id: string, fields: readonly string[]];

/** One command: the entry at `position` comes first while the stream still holds it, and is missing after a gap. */
async function readChanges(redis: Redis, position: string | null): Promise<Changes> {
  if (position === null) {
    const [latest] = (await answering(redis.xrevrange(CHANGES, '+', '-', 'COUNT', 1))) as unknown as Entry[];
    return { ...NO_CHANGES, position: latest?.[0] ?? START };
  }
  const entries = (await answering(redis.xrange(CHANGES, position, '+'))) as unknown as Entry[];
  const isHeld = entries[0]?.[0] === position;
  if (entries.length === 0) return { ...NO_CHANGES, position: START, gap: position !== START };
  if (isHeld && entries.length === 1) return { ...NO_CHANGES, position };
  const since = isHeld ? entries.slice(1) : entries;
  const changes = since.map(([, [, body = '{}']]) => JSON.parse(body) as Change);
  return {
    position: since.at(-1)?.[0] ?? position,
    visitors: changes.flatMap(({ v = [] }) => v),
    marked: changes.flatMap(({ m = [] }) => m),
    products: changes.flatMap(({ p = [] }) => p),
    links: changes.flatMap(({ l = [] }) => l),
    everyProduct: changes.some(({ a }) => a === true),
    knowledge: changes.some(({ k }) => k === true),
    models: changes.some(({ e }) => e === true),
    // Nothing says how much a reader who began with an empty stream has missed of one that is bounded.
    gap: !isHeld,
  };
}

const NO_CHANGES = Object.freeze({
  visitors: [],
  marked: [],
  products: [],
  links: [],
  everyProduct: false,
  knowledge: false,
  models: false,
  gap: false,
});
const START = '0-0';

const present = ({ customer, session }: VisitorKeys): string[] =>
  [customer, session].filter((key): key is string => key !== null);

async function addMarks(
  redis: Redis,
  { visitors, keyOf }: { visitors: readonly string[]; keyOf: (visitor: string) => string },
  marks: readonly LiveMark[],
): Promise<void> {
  if (visitors.length === 0 || marks.length === 0) return;
  const pipeline = redis.pipeline();
  for (const key of visitors.map(keyOf)) {
    for (const { id, product, at, channel, campaign } of marks)
      pipeline.zadd(key, at, JSON.stringify([product, channel, campaign, id]));
    pipeline.zremrangebyrank(key, 0, -MOST_MARKS - 1).expire(key, MARKS_TTL_S);
  }
  pipeline.xadd(...entryOf({ m: visitors }));
  valuesOf(await answering(pipeline.exec()));
}

/** Members and scores alternate. */
function marksOf(list: readonly string[]): Exposure[] {
  const marks: Exposure[] = [];
  for (let i = 0; i < list.length; i += 2) {
    const [product, channel, campaign] = JSON.parse(list[i] ?? '[]') as [
      ProductId,
      string | null,
      string | null,
    ];
    marks.push({ product, channel, campaign, at: new Date(Number(list[i + 1])).toISOString() });
  }
  return marks;
}

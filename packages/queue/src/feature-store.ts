import { randomUUID } from 'node:crypto';
import { FEATURE_ENTITIES, type FeatureEntity, type FeatureRow } from '@wherefore/contracts';
import type { Redis } from 'ioredis';
import { answering, valuesOf } from './connection.js';

/** The values of all features of a kind, as they were at an instant. */
export interface PublishedFeatures {
  readonly entity: FeatureEntity;
  /** The instant that they were computed as of, ISO 8601. */
  readonly at: string;
  readonly rows: number;
}

export interface FeaturesOf {
  /** By pseudonym; null where nobody is known. */
  readonly customer: string | null;
  readonly products: readonly string[];
  readonly entities: readonly FeatureEntity[];
}

/** Values in the order of `featuresOf`; of what is missing in a list that was published there was nothing. */
export interface FeatureReading {
  /** When what was read of a kind was computed, ISO 8601; kinds that were never published are missing. */
  readonly at: ReadonlyMap<FeatureEntity, string>;
  readonly customer: FeatureRow['values'] | null;
  readonly products: ReadonlyMap<string, FeatureRow['values']>;
  /** By product, of the customer that was asked for. */
  readonly pairs: ReadonlyMap<string, FeatureRow['values']>;
}

/** Features as they were last published, for models that are asked while offers are decided. */
export interface FeatureStore {
  /**
   * Replaces the values of a kind, all at once: whoever reads meanwhile gets those before. `write` adds rows, `done` makes them the ones that
   * are read; unless it is called nothing changes. What is published is gone after two days.
   */
  begin(entity: FeatureEntity, at: Date): FeatureWriter;
  published(): Promise<readonly PublishedFeatures[]>;
  /** Two round trips, however many products are asked for. */
  read(asked: FeaturesOf): Promise<FeatureReading>;
}

export interface FeatureWriter {
  write(rows: readonly FeatureRow[]): Promise<void>;
  done(): Promise<PublishedFeatures>;
}

const PUBLISHED = 'wherefore:features:published';
/** Longer than any feature may be behind. */
const KEEP_MS = 2 * 86_400_000;

const PAGE = 1_000;

const valuesKey = (generation: string): string => `wherefore:features:${generation}`;

/** What is being read, and what was before it: readers may have begun with that. */
interface Generation {
  readonly at: string;
  readonly rows: number;
  readonly generation: string;
  readonly before: string | null;
  /** Until then its rows are kept, ms since 1970. */
  readonly until: number;
}

export function featureStoreOf(redis: Redis): FeatureStore {
  return {
    begin: (entity, at) => writerOf(redis, entity, at),
    async published() {
      const generations = await generationsOf(redis, FEATURE_ENTITIES);
      return [...generations].map(([entity, { at, rows }]) => ({ entity, at, rows }));
    },
    read: (asked) => read(redis, asked),
  };
}

function writerOf(redis: Redis, entity: FeatureEntity, at: Date): FeatureWriter {
  const generation = randomUUID();
  const key = valuesKey(generation);
  const until = Date.now() + KEEP_MS;
  let rows = 0;
  return {
    async write(some) {
      if (some.length === 0) return;
      rows += some.length;
      const fields = some.flatMap((row) => [fieldOf(row), JSON.stringify(row.values)]);
      valuesOf(
        await answering(
          redis
            .pipeline()
            .hset(key, ...fields)
            .pexpire(key, KEEP_MS)
            .exec(),
        ),
      );
    },
    async done() {
      const last = (await generationsOf(redis, [entity])).get(entity);
      const next: Generation = {
        at: at.toISOString(),
        rows,
        generation,
        before: last?.generation ?? null,
        until,
      };
      await answering(redis.hset(PUBLISHED, entity, JSON.stringify(next)));
      if (last?.before) await answering(redis.unlink(valuesKey(last.before)));
      return { entity, at: next.at, rows };
    },
  };
}

/** Removes what was published of customers, whatever of it is being read; returns how many rows went. */
export async function dropFeatures(redis: Redis, pseudonyms: ReadonlySet<string>): Promise<number> {
  let removed = 0;
  for await (const key of keysOf(redis)) {
    let cursor = '0';
    do {
      const [next, fieldsAndValues] = await answering(redis.hscan(key, cursor, 'COUNT', PAGE));
      cursor = next;
      const fields = fieldsAndValues.filter((_, at) => at % 2 === 0);
      const theirs = fields.filter((field) => pseudonyms.has(field.split('|', 1)[0] ?? ''));
      if (theirs.length > 0) removed += await answering(redis.hdel(key, ...theirs));
    } while (cursor !== '0');
  }
  return removed;
}

async function* keysOf(redis: Redis): AsyncGenerator<string> {
  let cursor = '0';
  do {
    const [next, keys] = await answering(redis.scan(cursor, 'MATCH', valuesKey('*'), 'COUNT', PAGE));
    cursor = next;
    yield* keys.filter((key) => key !== PUBLISHED);
  } while (cursor !== '0');
}

const fieldOf = ({ customer, product }: Pick<FeatureRow, 'customer' | 'product'>): string =>
  [customer, product].filter((part) => part !== null).join('|');

async function generationsOf(
  redis: Redis,
  entities: readonly FeatureEntity[],
): Promise<Map<FeatureEntity, Generation>> {
  const texts = entities.length === 0 ? [] : await answering(redis.hmget(PUBLISHED, ...entities));
  const now = Date.now();
  return new Map(
    entities.flatMap((entity, index): [FeatureEntity, Generation][] => {
      const text = texts[index];
      if (text === null || text === undefined) return [];
      const generation = JSON.parse(text) as Generation;
      // What has expired says nothing: it is not that there was nothing.
      return generation.until < now ? [] : [[entity, generation]];
    }),
  );
}

async function read(redis: Redis, { customer, products, entities }: FeaturesOf): Promise<FeatureReading> {
  const generations = await generationsOf(redis, entities);
  const asked = [...generations].flatMap(([entity, { generation }]) => {
    const rows = rowsOf(entity, { customer, products });
    return rows.length === 0 ? [] : [{ entity, key: valuesKey(generation), rows }];
  });
  const pipeline = redis.pipeline();
  for (const { key, rows } of asked) pipeline.hmget(key, ...rows.map(fieldOf));
  const replies = asked.length === 0 ? [] : valuesOf(await answering(pipeline.exec()));
  const found = new Map<FeatureEntity, ReadonlyMap<string, FeatureRow['values']>>();
  asked.forEach(({ entity, rows }, index) => {
    const texts = replies[index] as (string | null)[];
    const known = rows.flatMap(({ customer: who, product }, place): [string, FeatureRow['values']][] => {
      const text = texts[place];
      const name = product ?? who ?? '';
      return text ? [[name, JSON.parse(text) as FeatureRow['values']]] : [];
    });
    found.set(entity, new Map(known));
  });
  return {
    at: new Map([...generations].map(([entity, { at }]) => [entity, at])),
    customer: found.get('customer')?.get(customer ?? '') ?? null,
    products: found.get('product') ?? new Map(),
    pairs: found.get('customer-product') ?? new Map(),
  };
}

function rowsOf(
  entity: FeatureEntity,
  { customer, products }: Pick<FeaturesOf, 'customer' | 'products'>,
): Pick<FeatureRow, 'customer' | 'product'>[] {
  if (entity === 'product') return products.map((product) => ({ customer: null, product }));
  if (customer === null) return [];
  return entity === 'customer'
    ? [{ customer, product: null }]
    : products.map((product) => ({ customer, product }));
}

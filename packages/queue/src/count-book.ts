import type { Redis } from 'ioredis';
import { answering } from './connection.js';

/** What is to be added: by name of a tally, by field of it. */
export type Counts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Tallies that all processes add to and that end by themselves: what the served models do, as it happens. */
export interface CountBook {
  /** Adds to tallies, all at once: nobody reads some of it without the rest. Each is kept for so long after it was last added to, ms. */
  add(counts: Counts, keepMs: number): Promise<void>;
  /** Tallies by name as they are at one moment, in the order in which they are asked for; empty where there is none. */
  read(names: readonly string[]): Promise<ReadonlyMap<string, number>[]>;
  /** True the first time that somebody says this under this name. */
  isNew(name: string, member: string, keepMs: number): Promise<boolean>;
  /** A short text that is kept under a name, and what is kept; null where nothing is. */
  write(name: string, text: string, keepMs: number): Promise<void>;
  readText(name: string): Promise<string | null>;
}

const keyOf = (name: string): string => `wherefore:count:${name}`;
const textKey = (name: string): string => `wherefore:count-text:${name}`;
const onceKey = (name: string): string => `wherefore:count-once:${name}`;

export function countBookOf(redis: Redis): CountBook {
  return {
    async add(counts, keepMs) {
      if (counts.size === 0) return;
      const transaction = redis.multi();
      for (const [name, fields] of counts) {
        const key = keyOf(name);
        for (const [field, by] of fields) transaction.hincrbyfloat(key, field, by);
        transaction.pexpire(key, keepMs);
      }
      for (const [error] of (await answering(transaction.exec())) ?? []) if (error !== null) throw error;
    },
    async read(names) {
      if (names.length === 0) return [];
      const transaction = redis.multi();
      for (const name of names) transaction.hgetall(keyOf(name));
      const replies = (await answering(transaction.exec())) ?? [];
      return replies.map(([error, fields]) => {
        if (error !== null) throw error;
        const entries = Object.entries(fields as Record<string, string>);
        return new Map(entries.map(([field, count]) => [field, Number(count)]));
      });
    },
    async isNew(name, member, keepMs) {
      const added = await answering(redis.sadd(onceKey(name), member));
      await answering(redis.pexpire(onceKey(name), keepMs));
      return added === 1;
    },
    async write(name, text, keepMs) {
      await answering(redis.set(textKey(name), text, 'PX', keepMs));
    },
    readText: (name) => answering(redis.get(textKey(name))),
  };
}

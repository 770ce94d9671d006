import { answering, connectForRequests, valuesOf } from './connection.js';
import { leaseKey } from './lease.js';

/** A key with all that is under it, as Redis itself writes it. */
export interface DumpedKey {
  readonly key: string;
  /** Milliseconds until it goes; 0 for one that stays. */
  readonly ttl: number;
  /** Base64. */
  readonly value: string;
}

/** A whole Redis, out and in. Everything throws UNAVAILABLE when Redis is gone. */
export interface QueueDump {
  /** Every key, but who holds what at this moment. */
  keys(): AsyncGenerator<readonly DumpedKey[]>;
  /** Deletes every key, but who holds what at this moment; returns how many there were. */
  clear(): Promise<number>;
  /** Puts keys back; one that is there is replaced. Throws BAD_INPUT for what this Redis cannot read. */
  restore(keys: readonly DumpedKey[]): Promise<void>;
  close(): void;
}

const PAGE = 500;
const HELD = leaseKey('');

export async function openQueueDump(url: string): Promise<QueueDump> {
  const redis = connectForRequests(url);
  await answering(redis.connect());

  async function* names(): AsyncGenerator<string[]> {
    const seen = new Set<string>();
    let cursor = '0';
    do {
      const [next, keys] = await answering(redis.scan(cursor, 'COUNT', PAGE));
      cursor = next;
      const fresh = keys.filter((key) => !key.startsWith(HELD) && !seen.has(key));
      for (const key of fresh) seen.add(key);
      if (fresh.length > 0) yield fresh;
    } while (cursor !== '0');
  }

  return {
    async *keys() {
      for await (const keys of names()) {
        const asked = redis.pipeline();
        for (const key of keys) asked.pttl(key).dumpBuffer(key);
        const replies = valuesOf(await answering(asked.exec()));
        yield keys.flatMap((key, n) => {
          const [ttl, value] = [replies[2 * n] as number, replies[2 * n + 1] as Buffer | null];
          return value === null ? [] : [{ key, ttl: Math.max(0, ttl), value: value.toString('base64') }];
        });
      }
    },
    async clear() {
      let removed = 0;
      for await (const keys of names()) removed += await answering(redis.del(...keys));
      return removed;
    },
    async restore(keys) {
      const asked = redis.pipeline();
      for (const { key, ttl, value } of keys)
        asked.restore(key, ttl, Buffer.from(value, 'base64'), 'REPLACE');
      valuesOf(await answering(asked.exec()));
    },
    close: () => redis.disconnect(),
  };
}

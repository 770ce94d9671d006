import type { Redis } from 'ioredis';
import { answering } from './connection.js';

/** Every key of the database whose name or value holds any of these words. */
export async function keysWith(redis: Redis, words: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  let cursor = '0';
  do {
    const [next, keys] = await answering(redis.scan(cursor, 'COUNT', 500));
    cursor = next;
    for (const key of keys) {
      const text = `${key}\n${await valueText(redis, key)}`;
      if (words.some((word) => text.includes(word))) found.add(key);
    }
  } while (cursor !== '0');
  return [...found].sort();
}

async function valueText(redis: Redis, key: string): Promise<string> {
  switch (await answering(redis.type(key))) {
    case 'string':
      return (await answering(redis.getBuffer(key)))?.toString('latin1') ?? '';
    case 'hash':
      return JSON.stringify(await answering(redis.hgetall(key)));
    case 'list':
      return JSON.stringify(await answering(redis.lrange(key, '0', '-1')));
    case 'set':
      return JSON.stringify(await answering(redis.smembers(key)));
    case 'zset':
      return JSON.stringify(await answering(redis.zrange(key, '0', '-1')));
    case 'stream':
      return JSON.stringify(await answering(redis.xrange(key, '-', '+')));
    default:
      return '';
  }
}

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { openLogErasure } from '@wherefore/log';
import { openQueueErasure } from '@wherefore/queue';
import { cypher } from '../stack/cypher.js';
import type { Place } from './place.js';

/** Where any of these words stands: in texts of the graph, keys of Redis, files of the log, lines that processes printed. */
export async function sweep(place: Place, words: readonly string[]): Promise<string[]> {
  const things = await place.graph.runText(cypher('things-with'), { words });
  const redis = await openQueueErasure(place.env['REDIS_URL'] ?? '');
  const erasure = await openLogErasure({ directory: place.logDirectory });
  try {
    return [
      ...things.map(({ what }) => `graph: ${String(what)}`),
      ...(await redis.keysWith(words)).map((key) => `redis: ${key}`),
      ...(await erasure.filesWith(words)).map((file) => `log: ${file}`),
      ...(await printedWith(path.join(place.home, 'logs'), words)).map((file) => `printed: ${file}`),
    ];
  } finally {
    redis.close();
    await erasure.close();
  }
}

async function printedWith(folder: string, words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of await readdir(folder)) {
    const text = await readFile(path.join(folder, name), 'utf8');
    if (words.some((word) => text.includes(word))) found.push(name);
  }
  return found;
}

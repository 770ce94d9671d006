import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Graph } from '@wherefore/graph';
import type { Redis } from 'ioredis';
import type { World } from './world.js';

/** Everything that the stores hold, as text: Parquet files by their rows. */
export async function everything(
  { graph, directory }: Pick<World, 'graph' | 'directory'>,
  redis: Redis,
): Promise<Readonly<Record<'graph' | 'redis' | 'log', string>>> {
  return { graph: await graphText(graph), redis: await redisText(redis), log: await logText(directory) };
}

async function graphText(graph: Graph): Promise<string> {
  const nodes = await graph.runText('MATCH (n) RETURN properties(n) AS all ORDER BY elementId(n)');
  const links = await graph.runText('MATCH ()-[r]->() RETURN properties(r) AS all ORDER BY elementId(r)');
  return JSON.stringify([nodes, links]);
}

async function redisText(redis: Redis): Promise<string> {
  const found: unknown[] = [];
  for (const key of (await redis.keys('*')).sort()) {
    const type = await redis.type(key);
    if (type === 'string') found.push([key, (await redis.getBuffer(key))?.toString('latin1')]);
    else if (type === 'hash') found.push([key, await redis.hgetall(key)]);
    else if (type === 'list') found.push([key, await redis.lrange(key, '0', '-1')]);
    else if (type === 'set') found.push([key, await redis.smembers(key)]);
    else if (type === 'zset') found.push([key, await redis.zrange(key, '0', '-1')]);
    else if (type === 'stream') found.push([key, await redis.xrange(key, '-', '+')]);
  }
  return JSON.stringify(found);
}

async function logText(directory: string): Promise<string> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const texts: string[] = [];
  for (const file of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue;
    const name = path.join(file.parentPath, file.name);
    texts.push(name, (await readFile(name)).toString('latin1'));
    if (!name.endsWith('.parquet')) continue;
    const rows = await connection.runAndReadAll(`SELECT to_json(t)::VARCHAR FROM read_parquet('${name}') t`);
    texts.push(JSON.stringify(rows.getRows()));
  }
  connection.closeSync();
  return texts.join('\n');
}

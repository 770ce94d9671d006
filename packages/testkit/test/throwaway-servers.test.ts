import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Neo4jServer, RedisServer } from '@wherefore/servers';
import { SERVER_START_TIMEOUT_MS, startThrowawayNeo4j, startThrowawayRedis } from '../src/index.js';

let neo4j: Neo4jServer;
let redis: RedisServer;
const abandoned = join(tmpdir(), `wherefore-test-redis-${2 ** 22 + 1}-abcdef`);

beforeAll(async () => {
  mkdirSync(abandoned, { recursive: true });
  [neo4j, redis] = await Promise.all([startThrowawayNeo4j(), startThrowawayRedis()]);
}, SERVER_START_TIMEOUT_MS);

it('answers, lives in the temporary folder, and is gone with its folder after stop', async () => {
  expect((await fetch(neo4j.httpUrl)).status).toBe(200);
  for (const folder of [neo4j.home, redis.dir])
    expect(folder.startsWith(join(tmpdir(), 'wherefore-test-'))).toBe(true);
  await Promise.all([neo4j.stop(), redis.stop()]);
  expect([neo4j.home, redis.dir].map((folder) => existsSync(folder))).toEqual([false, false]);
});

it('removes the folders of runs that were killed', () => {
  expect(existsSync(abandoned)).toBe(false);
});

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { prepareNeo4j, prepareRedis, type Progress, startNeo4j, startRedis } from '@wherefore/servers';
import { z } from 'zod';
import { CACHE } from './places.js';
import type { Started } from './started.js';

/** Real servers with the data of one home folder, and the settings that lead to them. */
export interface Servers {
  readonly env: Readonly<Record<string, string>>;
  readonly pids: { readonly neo4j: number; readonly redis: number };
}

const Secrets = z.record(z.string(), z.string());

export interface Home {
  /** Folder for the data of the servers. */
  readonly home: string;
  /** File of the secrets, made if it is not there. */
  readonly secrets: string;
}

/** Boots Neo4j and Redis on free ports, with their data under `home`. */
export async function bootServers(place: Home, started: Started, progress: Progress): Promise<Servers> {
  const { home } = place;
  const secrets = loadSecrets(place.secrets);
  progress('booting Neo4j and Redis');
  const [neo4jFiles, redisFiles] = await Promise.all([
    prepareNeo4j({ cacheDir: CACHE, progress }),
    prepareRedis({ progress }),
  ]);
  const redis = await started.keep(
    await startRedis(redisFiles, { dir: path.join(home, 'redis'), maxMemoryMb: 2048, persistent: true }),
  );
  const neo4j = await started.keep(
    await startNeo4j(neo4jFiles, {
      home: path.join(home, 'neo4j'),
      password: secrets['NEO4J_PASSWORD'] ?? '',
      heapMb: 1024,
      pageCacheMb: 512,
      progress,
    }),
  );
  return {
    env: {
      ...secrets,
      NEO4J_URI: neo4j.boltUrl,
      NEO4J_USER: neo4j.user,
      NEO4J_BROWSER_URL: neo4j.httpUrl,
      REDIS_URL: redis.url,
      WHEREFORE_HOME: home,
      WHEREFORE_CACHE: CACHE,
      WHEREFORE_LOG_DIR: path.join(home, 'log'),
      WHEREFORE_LOG_LEVEL: 'warn',
    },
    pids: { neo4j: neo4j.pid, redis: redis.pid },
  };
}

/** Made once, so that the data can be opened again. */
function loadSecrets(file: string): Record<string, string> {
  if (existsSync(file)) return Secrets.parse(JSON.parse(readFileSync(file, 'utf8')));
  const token = (bytes: number) => randomBytes(bytes).toString('base64url');
  const secrets = {
    NEO4J_PASSWORD: token(12),
    WHEREFORE_SECRET: token(36),
    WHEREFORE_FEED_TOKEN: token(24),
  };
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets)}\n`, { mode: 0o600 });
  return secrets;
}

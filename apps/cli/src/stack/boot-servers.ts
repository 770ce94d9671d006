import { WhereforeError } from '@wherefore/contracts';
import { prepareNeo4j, prepareRedis, type Progress, startNeo4j, startRedis } from '@wherefore/servers';
import { PLACES } from './places.js';
import { loadSecrets } from './secrets.js';

/** Servers that run for us, and the settings that lead to them. */
export interface BootedServers {
  readonly env: Record<string, string>;
  /** What was used or started, for people. */
  readonly notes: readonly string[];
  /** Settles, with the name of the server and the reason, if one that we started dies. */
  readonly lost: Promise<string>;
  /** Stops what was started here, and only that. */
  stop(): Promise<void>;
}

/** Neo4j and Redis: those that the environment names, else our own under `.wherefore`. */
export async function bootServers(progress: Progress): Promise<BootedServers> {
  const parts = await Promise.all([bootNeo4j(progress), bootRedis(progress)]);
  return {
    env: Object.assign({}, ...parts.map((part) => part.env)) as Record<string, string>,
    notes: parts.map((part) => part.note),
    lost: Promise.race(parts.map((part) => part.lost)),
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
    },
  };
}

interface Part {
  readonly env: Record<string, string>;
  readonly note: string;
  readonly lost: Promise<string>;
  stop(): Promise<void>;
}

const never = new Promise<string>(() => undefined);
const nothing = (): Promise<void> => Promise.resolve();

async function bootNeo4j(progress: Progress): Promise<Part> {
  const given = process.env['NEO4J_URI'];
  if (given !== undefined && given !== '') {
    if (process.env['NEO4J_PASSWORD'] === undefined) {
      throw new WhereforeError(
        'MISCONFIGURED',
        'NEO4J_URI is set, so NEO4J_PASSWORD (and NEO4J_USER, if not neo4j) must be too.',
      );
    }
    return { env: {}, note: `Neo4j: ${given} (from the environment)`, lost: never, stop: nothing };
  }
  const installation = await prepareNeo4j({ cacheDir: PLACES.cache, progress });
  progress('Neo4j: booting');
  const server = await startNeo4j(installation, {
    home: PLACES.neo4j,
    password: loadSecrets().NEO4J_PASSWORD,
    boltPort: 7687,
    httpPort: 7474,
    heapMb: 1024,
    pageCacheMb: 512,
    progress,
  });
  return {
    env: {
      NEO4J_URI: server.boltUrl,
      NEO4J_USER: server.user,
      NEO4J_PASSWORD: server.password,
      NEO4J_BROWSER_URL: server.httpUrl,
    },
    note: `Neo4j ${installation.version} (${installation.kind === 'maven' ? 'from Maven artefacts' : 'installed'}) on ${server.boltUrl}`,
    lost: server.exited.then((reason) => `Neo4j (${reason})`),
    stop: () => server.stop(),
  };
}

async function bootRedis(progress: Progress): Promise<Part> {
  const given = process.env['REDIS_URL'];
  if (given !== undefined && given !== '') {
    return {
      env: {},
      note: `Redis: ${given.replace(/\/\/.*@/, '//')} (from the environment)`,
      lost: never,
      stop: nothing,
    };
  }
  const installation = await prepareRedis({ progress });
  const server = await startRedis(installation, {
    dir: PLACES.redis,
    port: 6379,
    maxMemoryMb: 512,
    persistent: true,
  });
  return {
    env: { REDIS_URL: server.url },
    note: `Redis ${installation.version} on ${server.url}`,
    lost: server.exited.then((reason) => `Redis (${reason})`),
    stop: () => server.stop(),
  };
}

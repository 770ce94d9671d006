import path from 'node:path';
import { createKeyring, type Keyring } from '@wherefore/engine';
import { connectGraph, type Graph, migrate } from '@wherefore/graph';
import { openQueue, type QueueDoor } from '@wherefore/queue';
import { prepareRedis, type RedisServer, startRedis } from '@wherefore/servers';
import { bootApi, type Server } from '../stack/boot-apps.js';
import { bootServers } from '../stack/boot-servers.js';
import { type Child, startChild } from '../stack/child-process.js';
import { ROOT } from '../stack/places.js';
import type { Started } from '../stack/started.js';

type Settings = Readonly<Record<string, string>>;

/** A Neo4j and a Redis, and doors to them; API and workers on demand, as processes. */
export interface Place {
  readonly home: string;
  /** Settings that lead every process of ours here. */
  readonly env: Settings;
  readonly pids: { readonly neo4j: number; readonly redis: number };
  readonly graph: Graph;
  readonly queue: QueueDoor;
  readonly keyring: Keyring;
  readonly logDirectory: string;
  startApi(name?: string, env?: Settings): Promise<Server>;
  /** A worker process; what it prints is in `<home>/logs/<name>.log`. */
  startWorker(name?: string, env?: Settings): Promise<Child>;
  /** Starts Redis again after it was killed: same folder, same port. */
  restartRedis(): Promise<RedisServer>;
}

export async function bootPlace(
  { home, secrets }: { readonly home: string; readonly secrets: string },
  started: Started,
  say: (line: string) => void,
): Promise<Place> {
  const servers = await bootServers({ home, secrets }, started, say);
  const { env } = servers;
  const setting = (name: string): string => env[name] ?? '';
  const graph = connectGraph({
    uri: setting('NEO4J_URI'),
    user: setting('NEO4J_USER'),
    password: setting('NEO4J_PASSWORD'),
  });
  await started.keep({ stop: () => graph.close() });
  await migrate(graph, new Date());
  const queue = await openQueue(setting('REDIS_URL'));
  await started.keep({ stop: () => queue.close() });
  return {
    home,
    env,
    pids: servers.pids,
    graph,
    queue,
    keyring: createKeyring(setting('WHEREFORE_SECRET')),
    logDirectory: setting('WHEREFORE_LOG_DIR'),
    startApi: async (name = 'api', more = {}) =>
      started.keep(await bootApi(name, { home, env: { ...env, ...more } })),
    startWorker: async (name = 'worker', more = {}) => {
      const script = path.join(ROOT, 'apps', 'worker', 'dist', 'main.js');
      const logFile = path.join(home, 'logs', `${name}.log`);
      return started.keep(await startChild({ script, env: { ...env, ...more }, logFile }));
    },
    restartRedis: async () => {
      const dir = path.join(home, 'redis');
      const port = Number(new URL(setting('REDIS_URL')).port);
      const installation = await prepareRedis({ progress: say });
      return started.keep(await startRedis(installation, { dir, port, maxMemoryMb: 2048 }));
    },
  };
}

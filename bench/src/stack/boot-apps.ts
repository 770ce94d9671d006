import path from 'node:path';
import { API_NODE_FLAGS } from '@wherefore/config';
import { freePort } from '@wherefore/servers';
import { type Child, startChild } from './child-process.js';
import { ROOT } from './places.js';
import type { Started } from './started.js';

export interface CacheCounters {
  readonly hits: number;
  readonly misses: number;
}

/** A server of ours that answers GraphQL. */
export interface Server {
  readonly pid: number;
  readonly port: number;
  /** Forgets everything that it could read again; returns when that is done. */
  emptyCaches(): Promise<unknown>;
  /** How often evidence was found in memory since the process began. */
  counters(): Promise<CacheCounters>;
  stop(): Promise<void>;
}

/** API and worker as their own processes, as `wherefore up` runs them. */
export interface Apps {
  readonly api: Server;
  /** `logFile` tells of every batch that it has applied. */
  readonly worker: { readonly pid: number; readonly logFile: string };
}

/** A benchmark asks for as much as there is, also in the name of one person. */
export const UNBOUNDED = Object.freeze({
  WHEREFORE_REQUESTS_WHEN_SATURATED: '10000',
  WHEREFORE_PERSON_RATE: '100000',
});

export async function bootApps(
  home: string,
  env: Readonly<Record<string, string>>,
  started: Started,
): Promise<Apps> {
  const logFile = path.join(home, 'logs', 'worker.log');
  const worker = await started.keep(
    await startChild({
      script: path.join(ROOT, 'apps', 'worker', 'dist', 'main.js'),
      env: { ...env, WHEREFORE_LOG_LEVEL: 'debug' },
      logFile,
    }),
  );
  const api = await started.keep(await bootApi('api', { home, env: { ...env, ...UNBOUNDED } }));
  return { api, worker: { pid: worker.pid, logFile } };
}

/** The API as its own process. */
export const bootApi = (name: string, options: Omit<ServerOptions, 'script'>): Promise<Server> =>
  bootServer(name, { ...options, script: path.join(ROOT, 'apps', 'api', 'dist', 'main.js') });

interface ServerOptions {
  readonly script: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string>>;
  /** Options of its Node. */
  readonly execArgv?: readonly string[];
}

/** Starts a GraphQL server on a free port. */
export async function bootServer(
  name: string,
  { script, home, env, execArgv = [] }: ServerOptions,
): Promise<Server> {
  const port = await freePort();
  const child = await startChild({
    script,
    env: { ...env, WHEREFORE_PORT: String(port) },
    logFile: path.join(home, 'logs', `${name}.log`),
    execArgv: [...API_NODE_FLAGS, ...execArgv],
  });
  const ask = askerOf(child);
  return {
    pid: child.pid,
    port,
    emptyCaches: () => ask('empty-caches'),
    counters: () => ask('counters'),
    stop: () => child.stop(),
  };
}

interface Done {
  readonly done: number;
  readonly counters: CacheCounters;
}

/** Asks over the channel and waits for the answer; many may wait at once. */
function askerOf({ process: child }: Child): (cmd: 'empty-caches' | 'counters') => Promise<CacheCounters> {
  const waiting = new Map<number, (counters: CacheCounters) => void>();
  let last = 0;
  child.on('message', (message) => {
    const { done, counters } = message as Done;
    waiting.get(done)?.(counters);
    waiting.delete(done);
  });
  return (cmd) =>
    new Promise((resolve, reject) => {
      const id = ++last;
      waiting.set(id, resolve);
      child.send({ cmd, id }, (error) => {
        if (error !== null) reject(error);
      });
    });
}

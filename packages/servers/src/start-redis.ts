import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { answersPing } from './answers-ping.js';
import { awaitServer } from './await-server.js';
import { choosePort } from './choose-port.js';
import { REDIS_ARGV0 } from './find-redis.js';
import type { RedisInstallation } from './installation.js';
import type { Progress } from './progress.js';
import { redisArguments } from './redis-arguments.js';
import { spawnServer } from './server-process.js';
import { stopLeftover } from './stop-leftover.js';

export interface StartRedisOptions {
  /** Everything this server writes lies in here; made if absent. */
  dir: string;
  port?: number;
  maxMemoryMb?: number;
  /** Write to disk every second (default). False for throw-away servers. */
  persistent?: boolean;
  progress?: Progress;
}

export interface RedisServer {
  url: string;
  pid: number;
  dir: string;
  /** Settles with the reason when the server is gone, also when it crashed. Never rejects. */
  exited: Promise<string>;
  /** Stops in good order (kills after 20 s) and returns when the process is gone. */
  stop(): Promise<void>;
}

/** Reading a large append-only file back takes a while, and Redis answers PING with LOADING meanwhile. */
const BOOT_LIMIT_MS = 120_000;

/** Starts Redis on loopback with its data in `dir` and returns once it has loaded everything and answers. */
export async function startRedis(
  installation: RedisInstallation,
  options: StartRedisOptions,
): Promise<RedisServer> {
  const { maxMemoryMb = 512, persistent = true, progress } = options;
  const dir = resolve(options.dir);
  await mkdir(dir, { recursive: true });
  await stopLeftover(dir);
  const port = await choosePort({ what: 'Redis', port: options.port, progress });

  const logFile = join(dir, 'redis-console.log');
  const args = redisArguments({ dir, port, maxMemoryMb, persistent });
  const server = await spawnServer({
    command: installation.binary,
    argv0: REDIS_ARGV0,
    args,
    home: dir,
    logFile,
  });
  await awaitServer(server, {
    name: 'Redis',
    isReady: () => answersPing(port),
    withinMs: BOOT_LIMIT_MS,
    logFiles: [logFile],
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    pid: server.pid,
    dir,
    exited: server.exited,
    stop: () => server.stop(),
  };
}

import { rm } from 'node:fs/promises';
import { prepareRedis, startRedis, type RedisServer } from '@wherefore/servers';
import { say } from './say.js';
import { throwawayFolder } from './throwaway-folder.js';

export interface ThrowawayRedis extends RedisServer {
  /** Kills it with -9 and starts it again on the same folder and port; returns when it answers. */
  crash(): Promise<void>;
  /** Stops it from answering, with its connections open, until it is resumed. */
  pause(): void;
  resume(): void;
}

/**
 * A real, empty Redis (append-only file on, nothing evicted) on a free port, in a temporary folder that goes away with `stop()`.
 * It also goes away when the test process is killed. Give the jest hook `SERVER_START_TIMEOUT_MS`.
 */
export async function startThrowawayRedis(): Promise<ThrowawayRedis> {
  const installation = await prepareRedis({ progress: say });
  const dir = await throwawayFolder('redis');
  const start = (port?: number): Promise<RedisServer> =>
    startRedis(installation, {
      dir,
      maxMemoryMb: 128,
      persistent: false,
      ...(port === undefined ? {} : { port }),
    });
  const first = await start();
  let server = first;
  return {
    ...first,
    async crash() {
      process.kill(server.pid, 'SIGKILL');
      await server.exited;
      server = await start(Number(new URL(first.url).port));
      if (server.url !== first.url) throw new Error(`${first.url} was taken while Redis was away`);
    },
    pause: () => void process.kill(server.pid, 'SIGSTOP'),
    resume: () => void process.kill(server.pid, 'SIGCONT'),
    async stop() {
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

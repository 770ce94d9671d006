import { rm } from 'node:fs/promises';
import { prepareRedis, startRedis, type RedisServer } from '@wherefore/servers';
import { say } from './say.js';
import { throwawayFolder } from './throwaway-folder.js';

/**
 * A real, empty Redis (append-only file on, nothing evicted) on a free port, in a temporary folder that goes away with `stop()`.
 * It also goes away when the test process is killed. Give the jest hook `SERVER_START_TIMEOUT_MS`.
 */
export async function startThrowawayRedis(): Promise<RedisServer> {
  const installation = await prepareRedis({ progress: say });
  const dir = await throwawayFolder('redis');
  const server = await startRedis(installation, { dir, maxMemoryMb: 128, persistent: false });
  const stop = async (): Promise<void> => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
  return { ...server, stop };
}

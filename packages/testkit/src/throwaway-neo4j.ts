import { rm } from 'node:fs/promises';
import { prepareNeo4j, startNeo4j, type Neo4jServer } from '@wherefore/servers';
import { cacheDir } from './cache-dir.js';
import { say } from './say.js';
import { throwawayFolder } from './throwaway-folder.js';

/**
 * A real, empty Neo4j on free ports, in a temporary folder that goes away with `stop()`. It also goes away when the test process
 * is killed. Give the jest hook `SERVER_START_TIMEOUT_MS`. One in the background does not keep the process alive.
 */
export async function startThrowawayNeo4j(isBackground = false): Promise<Neo4jServer> {
  const installation = await prepareNeo4j({ cacheDir: cacheDir(), progress: say });
  const home = await throwawayFolder('neo4j');
  const password = installation.template?.password ?? 'throw-away';
  const server = await startNeo4j(installation, {
    home,
    password,
    heapMb: 400,
    pageCacheMb: 64,
    isBackground,
  });
  let isStopping = false;
  void server.exited.then((reason) => {
    if (!isStopping) say(`A Neo4j for tests ended by itself, so the test that had it will fail: ${reason}`);
  });
  const stop = async (graceMs?: number): Promise<void> => {
    isStopping = true;
    await server.stop(graceMs);
    await rm(home, { recursive: true, force: true });
  };
  return { ...server, stop };
}

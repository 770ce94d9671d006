import { resolve } from 'node:path';
import { awaitServer } from './await-server.js';
import { choosePort } from './choose-port.js';
import { claimPassword } from './claim-password.js';
import { answersHttp } from './answers-http.js';
import type { Neo4jInstallation } from './installation.js';
import { layNeo4jHome, neo4jLogFiles } from './neo4j-home.js';
import { neo4jArguments } from './neo4j-command.js';
import { neo4jConf } from './neo4j-conf.js';
import type { Progress } from './progress.js';
import { spawnServer } from './server-process.js';
import { stopLeftover } from './stop-leftover.js';

export interface StartNeo4jOptions {
  /** Everything this server writes lies in here; made if absent. */
  home: string;
  /** At least 8 characters. Set at the first start of a home; later starts must give the same one. */
  password: string;
  boltPort?: number;
  httpPort?: number;
  heapMb?: number;
  pageCacheMb?: number;
  /** Write an archive of all loaded classes to this file at the stop, which then takes seconds longer. */
  recordClassesTo?: string;
  /** It does not keep this process alive; it is stopped when this process ends by itself. */
  isBackground?: boolean;
  progress?: Progress;
}

export interface Neo4jServer {
  boltUrl: string;
  httpUrl: string;
  user: 'neo4j';
  password: string;
  pid: number;
  home: string;
  /** Settles with the reason when the server is gone, also when it crashed. Never rejects. */
  exited: Promise<string>;
  /** Stops in good order (kills after 20 s) and returns when the process is gone. */
  stop(graceMs?: number): Promise<void>;
}

const BOOT_LIMIT_MS = 120_000;

/** Boots Neo4j on loopback under `home` and returns once Bolt and HTTP answer and the password signs in. */
export async function startNeo4j(
  installation: Neo4jInstallation,
  options: StartNeo4jOptions,
): Promise<Neo4jServer> {
  const {
    password,
    heapMb = 512,
    pageCacheMb = 256,
    progress,
    recordClassesTo,
    isBackground = false,
  } = options;
  const home = resolve(options.home);
  await stopLeftover(home);
  const bolt = await choosePort({ what: 'Neo4j Bolt', port: options.boltPort, progress });
  const http = await choosePort({ what: 'Neo4j Browser', port: options.httpPort, progress });
  await layNeo4jHome(home, { conf: neo4jConf({ bolt, http }, pageCacheMb), template: installation.template });

  const logFiles = neo4jLogFiles(home);
  const args = neo4jArguments(installation, {
    home,
    heapMb,
    ...(recordClassesTo === undefined ? {} : { recordClassesTo }),
  });
  const server = await spawnServer({
    command: installation.java,
    args,
    home,
    logFile: logFiles.console,
    isBackground,
  });
  const boltUrl = `bolt://127.0.0.1:${bolt}`;
  const httpUrl = `http://127.0.0.1:${http}`;
  try {
    // HTTP is the last thing Neo4j opens. A stop before that would leave a data folder that has to be recovered.
    await awaitServer(server, {
      name: 'Neo4j',
      isReady: () => answersHttp(httpUrl),
      withinMs: BOOT_LIMIT_MS,
      logFiles: Object.values(logFiles),
    });
    await claimPassword({ boltUrl, password, home });
  } catch (error) {
    await server.stop();
    throw error;
  }
  const { pid, exited, stop } = server;
  return { boltUrl, httpUrl, user: 'neo4j', password, pid, home, exited, stop };
}

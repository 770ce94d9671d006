import { pollUntil } from './poll-until.js';
import { ServerBootError } from './server-boot-error.js';
import type { ServerProcess } from './server-process.js';

interface Wait {
  name: string;
  isReady: () => Promise<boolean>;
  withinMs: number;
  /** Shown, as far as they exist, when the server does not come up. */
  logFiles: readonly string[];
}

/** Returns when the server answers; gives up when time is up or at once when the process is gone, and then stops it. */
export async function awaitServer(server: ServerProcess, wait: Wait): Promise<void> {
  const settled = await pollUntil(async () => server.hasExited() || (await wait.isReady()), {
    withinMs: wait.withinMs,
    everyMs: 50,
  });
  if (server.hasExited()) {
    throw new ServerBootError(`${wait.name} ended while starting (${await server.exited}).`, wait.logFiles);
  }
  if (settled) return;
  await server.stop();
  throw new ServerBootError(`${wait.name} did not answer within ${wait.withinMs / 1000} s.`, wait.logFiles);
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { packageRoot } from './package-root.js';
import { GRACE_MS } from './terminate.js';

export interface Watchdog {
  /** The server has been stopped in order: nothing to watch any more. */
  release(): void;
}

/** Starts the tiny process (about 1 MB) that stops the server when this process disappears, even by kill -9. */
export async function startWatchdog(serverPid: number): Promise<Watchdog> {
  const script = join(packageRoot, 'watchdog.sh');
  const dog = spawn('sh', [script, String(serverPid), String(GRACE_MS / 1000)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  await once(dog, 'spawn');
  dog.unref();
  dog.stdin.on('error', () => undefined); // Already gone, as after a kill of everything: then there is nothing to release.
  return { release: () => dog.stdin.end('released\n') };
}

import { existsSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Apps, bootApps } from './boot-apps.js';
import { bootServers, type Servers } from './boot-servers.js';
import type { Dataset } from './datasets.js';
import { BENCH_HOME } from './places.js';
import { runCli } from './run-cli.js';
import type { Started } from './started.js';

/** The whole product, running on a data set that is loaded and learned from. */
export interface Stack extends Apps {
  readonly home: string;
  readonly servers: Servers;
}

export interface BootOptions {
  readonly dataset: Dataset;
  /** Throw away what an earlier run has loaded. */
  readonly fresh: boolean;
  readonly say: (line: string) => void;
}

/** Boots everything; loads and learns from the data set unless an earlier run has done so. */
export async function bootStack(started: Started, { dataset, fresh, say }: BootOptions): Promise<Stack> {
  const home = path.join(BENCH_HOME, dataset.name);
  const stamp = path.join(home, 'learned.json');
  if (fresh) rmSync(home, { recursive: true, force: true });
  const servers = await bootServers({ home, secrets: path.join(home, 'secrets.json') }, started, say);
  await runCli(['migrate'], servers.env, started);
  const apps = await bootApps(home, servers.env, started);
  if (!existsSync(stamp)) {
    say(`loading ${dataset.about}; the next run skips this`);
    for (const command of dataset.commands) await runCli(command, servers.env, started);
    writeFileSync(stamp, `${JSON.stringify({ dataset: dataset.name, at: new Date().toISOString() })}\n`);
  }
  return { home, servers, ...apps };
}

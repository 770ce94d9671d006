import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Dataset } from '../stack/datasets.js';
import { bootApps } from '../stack/boot-apps.js';
import { bootServers } from '../stack/boot-servers.js';
import { BENCH_HOME } from '../stack/places.js';
import { runCli } from '../stack/run-cli.js';
import { Started } from '../stack/started.js';

/** Files into graph, log and live state, on databases that were empty. */
export interface Import {
  readonly rows: number;
  readonly seconds: number;
  /** The most memory that the worker held. */
  readonly rss_mb: number;
  readonly rows_per_s: number;
}

interface ImportJson {
  readonly tables: readonly { readonly records: number }[];
}

/** Imports a data set afresh, in a home of its own that is thrown away. */
export async function measureImport(
  dataset: Dataset,
  outer: Started,
  say: (line: string) => void,
): Promise<Import> {
  const home = path.join(BENCH_HOME, `${dataset.name}-import`);
  rmSync(home, { recursive: true, force: true });
  const running = await outer.keep(new Started());
  try {
    const servers = await bootServers({ home, secrets: path.join(home, 'secrets.json') }, running, say);
    await runCli(['migrate'], servers.env, running);
    const apps = await bootApps(home, servers.env, running);
    const started = performance.now();
    const [load = []] = dataset.commands;
    const printed = await runCli([...load, '--json'], servers.env, running);
    const seconds = (performance.now() - started) / 1000;
    const { tables } = JSON.parse(printed) as ImportJson;
    const rows = tables.reduce((sum, { records }) => sum + records, 0);
    return {
      rows,
      seconds: Math.round(seconds * 10) / 10,
      rss_mb: peakMb(apps.worker.pid),
      rows_per_s: Math.round(rows / seconds),
    };
  } finally {
    await running.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

/** The most memory that a process has held since it began. */
function peakMb(pid: number): number {
  const [, kilobytes = '0'] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

import type { LoadResult } from '../load/generate-load.js';
import { processorSeconds } from '../load/processor-time.js';
import type { LoadGenerator } from '../load/start-load.js';
import type { Server } from '../stack/boot-apps.js';
import { FIRST, OFFER_MARK } from './operations.js';

export const CONCURRENCIES = [1, 16, 64] as const;

/** One row of the table. */
export interface Measured extends LoadResult {
  /** Processor time of the API process per request, microseconds. */
  readonly cpu_us: number;
  /** The same of the other processes on the machine that take part. */
  readonly others_cpu_us: Readonly<Record<string, number>>;
}
/** `c1`, `c16`, `c64`: by how many requests are under way at once. */
export type Measurement = Readonly<Record<`c${(typeof CONCURRENCIES)[number]}`, Measured>>;

export interface Task {
  readonly load: LoadGenerator;
  readonly server: Server;
  /** Processes whose use of the processor is reported beside it. */
  readonly others: Readonly<Record<string, number>>;
  readonly requests: readonly Buffer[];
  readonly seconds: number;
  readonly cold: boolean;
}

/** Measures at each concurrency, one after the other. */
export async function measure(task: Task, say: (line: string) => void): Promise<Measurement> {
  const rows: Partial<Record<keyof Measurement, Measured>> = {};
  for (const concurrency of CONCURRENCIES) {
    const row = await measureAt(task, concurrency);
    say(`  c${concurrency}: p50 ${row.p50_ms} ms, ${Math.round(row.rps)} requests/s, ${row.cpu_us} us each`);
    rows[`c${concurrency}`] = row;
  }
  return rows as Measurement;
}

export async function measureAt(task: Task, concurrency: number): Promise<Measured> {
  const pids = { ...task.others, load: task.load.pid };
  const used = () => Object.entries(pids).map(([name, pid]) => [name, processorSeconds(pid)] as const);
  const before = { server: processorSeconds(task.server.pid), others: used() };
  const result = await runLoad(task, { concurrency, seconds: task.seconds, least: 1 });
  const cpu = processorSeconds(task.server.pid) - before.server;
  const each = (seconds: number) => Math.round((seconds / result.requests) * 1e6);
  const others = used().map(([name, seconds], index) => [
    name,
    each(seconds - (before.others[index]?.[1] ?? 0)),
  ]);
  return {
    ...result,
    cpu_us: each(cpu),
    others_cpu_us: Object.fromEntries(others) as Record<string, number>,
  };
}

/** Fills caches and lets the compilers of server and generator do their work: at least two passes over all customers. */
export async function warmUp(task: Task): Promise<void> {
  const warm = { ...task, cold: false };
  await runLoad(warm, { concurrency: 16, seconds: task.seconds / 2, least: task.requests.length * 2 });
  await runLoad(warm, { concurrency: 1, seconds: 1, least: 1 });
}

function runLoad(
  task: Task,
  pace: { readonly concurrency: number; readonly seconds: number; readonly least: number },
): Promise<LoadResult> {
  const job = {
    ...pace,
    port: task.server.port,
    requests: task.requests.map((request) => request.toString('utf8')),
    expect: { text: OFFER_MARK, times: FIRST },
    cold: task.cold,
  };
  return task.load.run(job, () => task.server.emptyCaches());
}

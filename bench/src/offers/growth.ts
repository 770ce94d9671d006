import { round } from '../load/percentiles.js';
import { residentMb } from '../load/processor-time.js';
import type { LoadGenerator } from '../load/start-load.js';
import { generated } from '../stack/datasets.js';
import { bootStack, type Stack } from '../stack/prepare-data.js';
import { Started } from '../stack/started.js';
import { measureAt, warmUp } from './measure.js';
import { prepareRequests } from './prepare-requests.js';

/** The storefront's offers on a generated shop of one size. */
export interface Growth {
  readonly products: number;
  readonly customers: number;
  readonly p50_ms: number;
  readonly p95_ms: number;
  /** With 16 at a time, as `cpu_us`; the times are one at a time. */
  readonly rps: number;
  readonly cpu_us: number;
  /** Memory of the API process. */
  readonly rss_mb: number;
  readonly neo4j_mb: number;
  readonly redis_mb: number;
  /** Share of evidence lists that were found in the process while measuring; 1 where whole rankings were, and no list was looked for. */
  readonly cache_hit_rate: number;
}

const SIZES = [
  [1_500, 8_000],
  [15_000, 80_000],
] as const;

export interface GrowthTask {
  readonly load: LoadGenerator;
  readonly seconds: number;
  readonly customers: number;
  readonly fresh: boolean;
  readonly running: Started;
  readonly say: (line: string) => void;
}

/** The same measurement on a shop and on one of ten times its size, each on servers of its own. */
export async function measureGrowth(task: GrowthTask): Promise<Growth[]> {
  const rows: Growth[] = [];
  for (const [products, customers] of SIZES) {
    const started = await task.running.keep(new Started());
    const dataset = generated(products, customers);
    task.say(`growth: ${dataset.about}`);
    const stack = await bootStack(started, { dataset, fresh: task.fresh, say: task.say });
    rows.push({ products, customers, ...(await measureShop(stack, task)) });
    await started.stop();
  }
  return rows;
}

async function measureShop(
  stack: Stack,
  { load, seconds, customers }: GrowthTask,
): Promise<Omit<Growth, 'products' | 'customers'>> {
  const { requests } = await prepareRequests(stack.api.port, customers);
  const task = { load, server: stack.api, others: {}, requests: requests.storefront, seconds, cold: false };
  await warmUp(task);
  const before = await stack.api.counters();
  const one = await measureAt(task, 1);
  const many = await measureAt(task, 16);
  const after = await stack.api.counters();
  const hits = after.hits - before.hits;
  const asked = hits + after.misses - before.misses;
  return {
    p50_ms: one.p50_ms,
    p95_ms: one.p95_ms,
    rps: many.rps,
    cpu_us: many.cpu_us,
    rss_mb: residentMb(stack.api.pid),
    neo4j_mb: residentMb(stack.servers.pids.neo4j),
    redis_mb: residentMb(stack.servers.pids.redis),
    cache_hit_rate: asked === 0 ? 1 : round(hits / asked),
  };
}

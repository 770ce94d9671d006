import type { Growth } from '../offers/growth.js';
import { CONCURRENCIES, type Measurement } from '../offers/measure.js';
import { freshnessLines } from './freshness-report.js';
import type { HotFunction } from './hot-functions.js';
import type { Machine } from './machine.js';
import { type Figures, targetsOf } from './targets.js';
import { textTable } from './text-table.js';

/** Everything that `bench offers` measures, as it is written to the JSON file. */
export interface OffersReport extends Figures {
  readonly growth: readonly Growth[];
  readonly dataset: string;
  readonly customers: number;
  /** Customers who were passed over because fewer than ten offers could be made. */
  readonly customers_left_out: number;
  readonly merchandiser: Measurement;
  readonly memory_mb: Readonly<Record<string, number>>;
  /** What the API spends its time in when warm; empty unless a profile was asked for. */
  readonly profile: readonly HotFunction[];
  readonly machine: Machine;
}

/** The report for people. */
export function reportText(report: OffersReport): string {
  const { machine, freshness } = report;
  return [
    `Data: ${report.dataset}; ${report.customers} customers take turns (${report.customers_left_out} passed over: fewer than ten offers)`,
    `Machine: ${machine.cores} x ${machine.processor}, ${machine.memory_gb} GB, Node ${machine.node}, load before ${machine.load_before}`,
    '',
    ...textTable([
      ['ten offers', 'at once', 'p50 ms', 'p95 ms', 'p99 ms', 'requests/s', 'CPU us', 'x floor', 'bytes'],
      ...rowsOf('floor: a constant', report.floor, report.floor),
      ...rowsOf('warm', report.warm, report.floor),
      ...rowsOf('cold: caches emptied', report.cold, report.floor),
      ...rowsOf('merchandiser, warm', report.merchandiser, report.floor),
    ]),
    '',
    ...freshnessLines(freshness),
    `Memory, MB: ${Object.entries(report.memory_mb)
      .map(([name, mb]) => `${name} ${mb}`)
      .join(', ')}`,
    ...report.profile.map(({ share, name }) => `${(share * 100).toFixed(1).padStart(5)} %  ${name}`),
    ...growthLines(report.growth),
    '',
    ...textTable([
      ['target', 'promised', 'measured', ''],
      ...targetsOf(report).map(({ name, promised, measured, met }) => [
        name,
        promised,
        measured,
        met ? 'met' : 'MISSED',
      ]),
    ]),
    '',
  ].join('\n');
}

function rowsOf(name: string, measurement: Measurement, floor: Measurement): string[][] {
  return CONCURRENCIES.map((concurrency, index) => {
    const row = measurement[`c${concurrency}`];
    return [
      index === 0 ? name : '',
      String(concurrency),
      fixed(row.p50_ms),
      fixed(row.p95_ms),
      fixed(row.p99_ms),
      Math.round(row.rps).toLocaleString('en'),
      String(row.cpu_us),
      (row.cpu_us / floor[`c${concurrency}`].cpu_us).toFixed(2),
      row.bytes.toLocaleString('en'),
    ];
  });
}

function growthLines(growth: readonly Growth[]): string[] {
  if (growth.length === 0) return [];
  const rows = growth.map((one) => [
    `${one.products.toLocaleString('en')} products, ${one.customers.toLocaleString('en')} customers`,
    fixed(one.p50_ms),
    fixed(one.p95_ms),
    Math.round(one.rps).toLocaleString('en'),
    String(one.cpu_us),
    String(one.rss_mb),
    String(one.neo4j_mb),
    String(one.redis_mb),
    one.cache_hit_rate.toFixed(3),
  ]);
  const head = [
    'growth, warm',
    'p50 ms',
    'p95 ms',
    'requests/s (16)',
    'CPU us',
    'API MB',
    'Neo4j MB',
    'Redis MB',
    'found in memory',
  ];
  return ['', ...textTable([head, ...rows])];
}

const fixed = (value: number): string => value.toFixed(2);

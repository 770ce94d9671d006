import type { Freshness } from '../offers/freshness.js';
import type { Machine } from './machine.js';
import { textTable } from './text-table.js';

/** Everything that `bench freshness` measures, as it is written to the JSON file. */
export interface FreshnessReport {
  readonly freshness: Freshness;
  readonly dataset: string;
  readonly customers: number;
  readonly machine: Machine;
}

/** The report for people. */
export function freshnessText({ freshness, dataset, customers, machine }: FreshnessReport): string {
  return [
    `Data: ${dataset}; ${customers} customers`,
    `Machine: ${machine.cores} x ${machine.processor}, ${machine.memory_gb} GB, Node ${machine.node}, load before ${machine.load_before}`,
    '',
    ...freshnessLines(freshness),
    '',
  ].join('\n');
}

/** How soon events change offers: by type of event, and where the time goes. */
export function freshnessLines(freshness: Freshness): string[] {
  const { by_event, by_step, trials, missed } = freshness;
  const rows = Object.entries({
    ...by_event,
    [`all ${trials}`]: freshness,
    'first of each, not counted': freshness.first,
    ...Object.fromEntries(Object.entries(by_step).map(([step, latency]) => [`  of that: ${step}`, latency])),
  });
  return [
    ...textTable([
      ['event to changed offers', 'p50 ms', 'p95 ms', 'p99 ms'],
      ...rows.map(([name, { p50_ms, p95_ms, p99_ms }]) => [
        name,
        fixed(p50_ms),
        fixed(p95_ms),
        fixed(p99_ms),
      ]),
    ]),
    ...(missed > 0 ? [`${missed} events changed nothing within ten seconds:`] : []),
    ...freshness.misses.map(
      ({ type, product, customer, batch, before, after }) =>
        `  ${type} of ${product} by ${customer}: ${batch}, decisions ${before} and ${after}`,
    ),
  ];
}

const fixed = (value: number): string => value.toFixed(2);

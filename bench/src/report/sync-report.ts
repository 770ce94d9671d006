import type { FreshnessUnderLoad } from '../sync/measure-freshness.js';
import type { Import } from '../sync/measure-import.js';
import type { Stream } from '../sync/measure-stream.js';
import { freshnessLines } from './freshness-report.js';
import type { Machine } from './machine.js';
import { textTable } from './text-table.js';

/** Everything that `bench sync` measures, as it is written to the JSON file. Parts that were not asked for are null. */
export interface SyncReport {
  readonly import: Import | null;
  readonly stream: Stream | null;
  readonly freshness: FreshnessUnderLoad | null;
  readonly dataset: string;
  readonly machine: Machine;
}

/** The report for people, with the targets. */
export function syncText(report: SyncReport): string {
  const { machine, dataset } = report;
  return [
    `Data: ${dataset}`,
    `Machine: ${machine.cores} x ${machine.processor}, ${machine.memory_gb} GB, Node ${machine.node}, load before ${machine.load_before}`,
    '',
    ...(report.import === null ? [] : importLines(report.import)),
    ...(report.stream === null ? [] : streamLines(report.stream)),
    ...(report.freshness === null ? [] : underLoad(report.freshness)),
    ...textTable([['target', 'promised', 'measured', ''], ...targetsOf(report)]),
    '',
  ].join('\n');
}

const count = (value: number): string => Math.round(value).toLocaleString('en');

const importLines = ({ rows, seconds, rss_mb, rows_per_s }: Import): string[] => [
  `import: ${count(rows)} rows in ${seconds} s (${count(rows_per_s)}/s), worker at most ${rss_mb} MB`,
  '',
];

function streamLines(stream: Stream): string[] {
  const { events, events_per_s, raw_per_s, ratio, seconds, senders, events_per_request } = stream;
  const cpu = Object.entries(stream.cpu_us).map(([name, used]) => `${name} ${used}`);
  return [
    `stream: ${count(events)} events in ${seconds} s, ${senders} senders, ${events_per_request} a request, ${stream.repeated} requests twice: ` +
      `${count(events_per_s)} events/s, each once in graph and log; plain Cypher ${count(raw_per_s)} events/s, ratio ${ratio}`,
    `  ${stream.together} batches a transaction, CPU us an event: ${cpu.join(', ')}; worker ${stream.worker_mb} MB`,
    '',
  ];
}

const underLoad = (freshness: FreshnessUnderLoad): string[] => [
  `freshness at ${freshness.events_per_s} events/s and ${freshness.offers_per_s} offers/s:`,
  ...freshnessLines(freshness),
  '',
];

/** The promises, on a machine with two cores that also runs the databases and the load. */
function targetsOf({ import: imported, stream, freshness }: SyncReport): string[][] {
  return [
    ...(imported === null
      ? []
      : [
          row(
            'import of The Complete Journey',
            ['<= 240 s', `${imported.seconds} s`],
            imported.seconds <= 240,
          ),
          row('memory of the worker', ['<= 700 MB', `${imported.rss_mb} MB`], imported.rss_mb <= 700),
        ]),
    ...(stream === null
      ? []
      : [
          row('stream', ['>= 6,000 events/s', count(stream.events_per_s)], stream.events_per_s >= 6000),
          row('against plain Cypher', ['>= 0.40', String(stream.ratio)], stream.ratio >= 0.4),
        ]),
    ...(freshness === null
      ? []
      : [row('freshness p95', ['<= 500 ms', `${freshness.p95_ms} ms`], freshness.p95_ms <= 500)]),
  ];
}

const row = (name: string, [promised, measured]: readonly [string, string], met: boolean): string[] => [
  name,
  promised,
  measured,
  met ? 'met' : 'MISSED',
];

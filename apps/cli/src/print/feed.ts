import type { FeedState } from '@wherefore/engine';

const HEADER = [
  'feed',
  'received',
  'applied',
  'again',
  'bad',
  'held',
  'p50',
  'p95',
  'p99',
  'objective',
  'waiting',
  'oldest',
];

/** Feeds as a table for people: the last hour. */
export function feedTable(feeds: readonly FeedState[]): string[] {
  if (feeds.length === 0) return ['No feed was heard of in the last day.'];
  const rows = [HEADER, ...feeds.map(rowOf)];
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

function rowOf({ source, hour, objective, breached, waiting, oldestMs }: FeedState): string[] {
  const { received, applied, duplicates, quarantined, held } = hour.counts;
  const { p50, p95, p99 } = hour.fromReceipt;
  return [
    source,
    ...[received, applied, duplicates, quarantined, held].map(String),
    ...[p50, p95, p99].map(lengthOf),
    `${breached ? 'broken ' : ''}${lengthOf(objective.p95Ms)}`,
    String(waiting),
    waiting === 0 ? '-' : lengthOf(oldestMs),
  ];
}

function lengthOf(ms: number | null): string {
  if (ms === null) return '-';
  return ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

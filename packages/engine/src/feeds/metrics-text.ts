import type { Waiting } from '@wherefore/queue';
import type { FeedState } from './list-feeds.js';
import { type Metric, metricText, type Sample } from './metric-text.js';

/** Feeds and backlog in the text format of Prometheus, version 0.0.4. All are gauges: windows roll. */
export function metricsText(feeds: readonly FeedState[], backlog: readonly Waiting[]): string {
  return [...feedMetrics(feeds), ...backlogMetrics(backlog)].map(metricText).join('');
}

function feedMetrics(feeds: readonly FeedState[]): Metric[] {
  const each = (valueOf: (feed: FeedState) => number): Sample[] =>
    feeds.map((feed) => ({ labels: { source: feed.source }, value: valueOf(feed) }));
  return [
    {
      name: 'wherefore_feed_records',
      help: 'Records of a feed, by window and by what became of them',
      samples: feeds.flatMap(({ source, hour, day }) =>
        Object.entries({ hour, day }).flatMap(([window, { counts }]) =>
          Object.entries(counts).map(([outcome, value]) => ({ labels: { source, window, outcome }, value })),
        ),
      ),
    },
    {
      name: 'wherefore_feed_freshness_seconds',
      help: 'Time until every API process can know, by where it starts, by window and by quantile',
      samples: feeds.flatMap(freshnessOf),
    },
    {
      name: 'wherefore_feed_check_failures',
      help: 'Failed checks of a contract, by window; warnings included',
      samples: feeds.flatMap(({ source, hour, day }) =>
        Object.entries({ hour, day }).flatMap(([window, { failures }]) =>
          [...failures].map(([check, value]) => ({ labels: { source, window, check }, value })),
        ),
      ),
    },
    {
      name: 'wherefore_feed_objective_seconds',
      help: 'Promised 95th percentile from receipt to visible',
      samples: each(({ objective }) => objective.p95Ms / 1_000),
    },
    {
      name: 'wherefore_feed_objective_breached',
      help: '1 while the last hour breaks the objective',
      samples: each(({ breached }) => (breached ? 1 : 0)),
    },
    {
      name: 'wherefore_feed_waiting_batches',
      help: 'Batches of a feed that have not taken effect yet',
      samples: each(({ waiting }) => waiting),
    },
    {
      name: 'wherefore_feed_oldest_seconds',
      help: 'How long the oldest of them has waited',
      samples: each(({ oldestMs }) => oldestMs / 1_000),
    },
  ];
}

function freshnessOf({ source, hour, day }: FeedState): Sample[] {
  return Object.entries({ hour, day }).flatMap(([window, { fromReceipt, fromOccurrence }]) =>
    Object.entries({ receipt: fromReceipt, occurrence: fromOccurrence }).flatMap(
      ([from, { p50, p95, p99 }]) =>
        Object.entries({ '0.5': p50, '0.95': p95, '0.99': p99 }).map(([quantile, ms]) => ({
          labels: { source, from, window, quantile },
          value: ms === null ? null : ms / 1_000,
        })),
    ),
  );
}

const backlogMetrics = (backlog: readonly Waiting[]): Metric[] => [
  {
    name: 'wherefore_backlog_batches',
    help: 'Batches that have not taken effect yet, by priority',
    samples: backlog.map(({ priority, batches }) => ({ labels: { priority }, value: batches })),
  },
  {
    name: 'wherefore_backlog_oldest_seconds',
    help: 'How long the oldest batch has waited, by priority',
    samples: backlog.map(({ priority, oldestMs }) => ({ labels: { priority }, value: oldestMs / 1_000 })),
  },
];

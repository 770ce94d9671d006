import type { DriftReport } from '@wherefore/contracts';
import type { CountBook } from '@wherefore/queue';
import { type Metric, metricText } from '../feeds/metric-text.js';

const NAME = 'drift-report';
const KEEP_MS = 3 * 86_400_000;

/** Keeps the latest report, for those who have no time to make one. */
export const keepDriftReport = (tallies: CountBook, report: DriftReport): Promise<void> =>
  tallies.write(NAME, JSON.stringify(report), KEEP_MS);

/** The latest report; null where none was made for three days. */
export async function lastDriftReport(tallies: CountBook): Promise<DriftReport | null> {
  const text = await tallies.readText(NAME);
  return text === null ? null : (JSON.parse(text) as DriftReport);
}

/** The latest report, for Prometheus. */
export async function driftMetrics(tallies: CountBook): Promise<string> {
  const report = await lastDriftReport(tallies);
  const findings = report?.findings ?? [];
  const each = (valueOf: (finding: DriftReport['findings'][number]) => number | null) =>
    findings.map((finding) => ({ labels: { of: finding.of, name: finding.name }, value: valueOf(finding) }));
  const metrics: Metric[] = [
    {
      name: 'wherefore_drift_psi',
      help: 'Population stability index since the current version was learned, or since its first days',
      samples: each(({ psi }) => psi),
    },
    {
      name: 'wherefore_drift_psi_by_chance',
      help: 'What the index exceeds by chance alone, with samples of this size',
      samples: each(({ bar }) => bar),
    },
    {
      name: 'wherefore_drift_alert',
      help: '2 where it is time to learn, 1 where something has moved beyond chance, else 0',
      samples: each(({ level }) => (level === 'far' ? 2 : level === 'moved' ? 1 : 0)),
    },
  ];
  return metrics.map(metricText).join('');
}

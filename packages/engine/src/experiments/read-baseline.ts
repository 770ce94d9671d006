import type { AssignmentUnit } from '@wherefore/contracts';
import { cupedEstimates, meanEstimate, ratioEstimate } from '@wherefore/experiments';
import { readUnits } from '@wherefore/log';
import { DAY_MS, metricNamed, type ReadOutParts } from './read-out.js';

/** Whose figures an experiment is planned by. */
export interface BaselineAsked {
  readonly metric: string;
  readonly unit: AssignmentUnit;
  /** All where it is empty. */
  readonly placements: readonly string[];
  readonly windowDays: number;
  readonly preDays: number;
}

/** A metric as it is now, for planning: of everybody who was decided for in the last so many days. */
export interface Baseline {
  readonly days: number;
  readonly units: number;
  readonly unitsPerDay: number;
  readonly mean: number;
  readonly variance: number;
  /** Part of the variance that what a unit did before explains, 0..1. */
  readonly explained: number;
}

const DAYS = 28;

/** Throws NOT_FOUND for a metric that there is not. */
export async function readBaseline(
  { logDirectory, metrics }: ReadOutParts,
  { metric: named, unit, placements, windowDays, preDays }: BaselineAsked,
  now: Date,
): Promise<Baseline> {
  const metric = metricNamed(metrics, named);
  const read = await readUnits(logDirectory, {
    compared: { everybody: unit, placements },
    from: new Date(now.getTime() - DAYS * DAY_MS).toISOString(),
    to: now.toISOString(),
    windowDays,
    preDays,
    metrics: [metric],
    by: null,
  });
  const sums = read.metrics[0]?.arms[0]?.sums;
  if (sums === undefined) return { days: DAYS, units: 0, unitsPerDay: 0, mean: 0, variance: 0, explained: 0 };
  const { value, standardError, n } = (metric.kind === 'ratio' ? ratioEstimate : meanEstimate)(sums);
  return {
    days: DAYS,
    units: n,
    unitsPerDay: n / DAYS,
    mean: value,
    variance: standardError ** 2 * n,
    explained: metric.kind === 'mean' && preDays > 0 ? cupedEstimates([sums]).reduction : 0,
  };
}

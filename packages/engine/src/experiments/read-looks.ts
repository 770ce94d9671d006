import type { Experiment } from '@wherefore/contracts';
import type { MetricReading } from '@wherefore/experiments';
import { readUnits } from '@wherefore/log';
import { askedOf, DAY_MS, metricNamed, readingFrom, type ReadOutParts } from './read-out.js';

/** A metric as it could have been read at a moment. */
export interface Look {
  readonly at: string;
  readonly reading: MetricReading;
}

/** More looks than these cost more than they show. */
const MOST_LOOKS = 30;

/**
 * What a metric of an experiment, its first where none is named, showed day by day: at the end of each day since it began, at most 30
 * evenly spread ones, and at its end or now. Throws CONFLICT before it began, NOT_FOUND for a metric that there is not.
 */
export async function readLooks(
  { logDirectory, metrics }: ReadOutParts,
  experiment: Experiment,
  { now, metric: named }: { readonly now: Date; readonly metric: string | null },
): Promise<readonly Look[]> {
  const asked = askedOf(experiment, now);
  const metric = metricNamed(metrics, named ?? asked.success[0] ?? '');
  const looks = lookTimes(asked.from, asked.to);
  const { looks: read } = await readUnits(logDirectory, { ...asked, metrics: [metric], by: null, looks });
  return read.map(({ at, arms }) => ({ at, reading: readingFrom(metric, arms, asked) }));
}

/** The ends of days from a moment on, and the last moment. */
export function lookTimes(from: string, to: string): readonly string[] {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  const days = Math.max(1, Math.ceil((end - start) / DAY_MS));
  const step = Math.ceil(days / MOST_LOOKS) * DAY_MS;
  const times: number[] = [];
  for (let at = end; at > start; at -= step) times.unshift(at);
  return times.map((at) => new Date(at).toISOString());
}

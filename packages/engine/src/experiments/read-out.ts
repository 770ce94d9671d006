import { type Experiment, type Guardrail, type Holdout, WhereforeError } from '@wherefore/contracts';
import {
  compare,
  compareSegments,
  holm,
  type MetricReading,
  meanEstimate,
  type Novelty,
  noveltyOf,
  readMetric,
  type SampleRatio,
  sampleRatio,
  type SegmentsCompared,
  shipRule,
  type ShipVerdict,
} from '@wherefore/experiments';
import {
  type Compared,
  HELD_OUT,
  type MetricDefinition,
  PERSONALISED,
  readUnits,
  type UnitGroup,
  type UnitsLook,
  type UnitsRead,
} from '@wherefore/log';

export interface ReadOutParts {
  /** Folder of the logs of decisions and events. */
  readonly logDirectory: string;
  readonly metrics: readonly MetricDefinition[];
}

export interface ArmVerdict extends ShipVerdict {
  readonly arm: string;
}

export interface ReadOut {
  readonly from: string;
  readonly to: string;
  readonly alpha: number;
  readonly sizes: SampleRatio;
  /** Units that were in several arms, and are left out. */
  readonly mixed: number;
  /** Why nothing else is read; null where it is. */
  readonly stopped: string | null;
  readonly metrics: readonly MetricReading[];
  /** Those of one look, corrected for all success metrics and arms (Holm). */
  readonly corrected: readonly { readonly metric: string; readonly arm: string; readonly p: number }[];
  readonly verdicts: readonly ArmVerdict[];
  /** Of the first metric, by arm. */
  readonly novelty: readonly { readonly arm: string; readonly found: Novelty }[];
  readonly groups: readonly { readonly arm: string; readonly found: SegmentsCompared }[];
}

/** More units than this part in several arms, and assignment itself is broken. */
const MOST_MIXED = 0.01;

/** What an experiment found until now. Throws NOT_FOUND for a metric that there is not. */
export async function readOutExperiment(
  parts: ReadOutParts,
  experiment: Experiment,
  { now, by = null }: { readonly now: Date; readonly by?: UnitGroup | null },
): Promise<ReadOut> {
  return readOut(parts, { ...askedOf(experiment, now), by });
}

/** What is read of an experiment, until now or until the last window has closed. Throws CONFLICT before it began. */
export function askedOf(
  { design, startedAt, stoppedAt, ramp, range }: Experiment,
  now: Date,
): Omit<Asked, 'by'> {
  if (startedAt === null || range === null || ramp === 0)
    throw new WhereforeError('CONFLICT', `${design.id} has not begun: there is nothing to read`);
  const lastDecision = stoppedAt === null ? now : new Date(stoppedAt);
  const end = new Date(Math.min(now.getTime(), lastDecision.getTime() + design.windowDays * DAY_MS));
  return {
    compared: { experiment: design.id, unit: design.unit },
    arms: design.arms.map(({ id, weight }) => ({ arm: id, weight })),
    success: design.metrics,
    guardrails: design.guardrails,
    from: startedAt,
    to: end.toISOString(),
    alpha: design.alpha,
    plannedUnits: design.plannedUnits,
    windowDays: design.windowDays,
    preDays: design.preDays,
  };
}

export const DAY_MS = 86_400_000;
const HOLDOUT_METRICS = ['revenue-per-visitor', 'conversion', 'orders-per-visitor', 'aov'];

/** What personalisation earned against those who are held out; of a part of their time where `from` is later than they began. */
export function readOutHoldout(
  parts: ReadOutParts,
  holdout: Holdout,
  period: { readonly now: Date; readonly from?: string },
): Promise<ReadOut> {
  return readOut(parts, { ...askedOfHoldout(holdout, period), by: null });
}

/** What is read of a holdout. */
export function askedOfHoldout(
  { id, share, since }: Holdout,
  { now, from: asked = since }: { readonly now: Date; readonly from?: string },
): Omit<Asked, 'by'> {
  const from = asked > since ? asked : since;
  return {
    compared: { holdout: id },
    arms: [
      { arm: HELD_OUT, weight: share },
      { arm: PERSONALISED, weight: 1 - share },
    ],
    success: HOLDOUT_METRICS,
    guardrails: [],
    from,
    to: now.toISOString(),
    alpha: 0.05,
    plannedUnits: 100_000,
    windowDays: 90,
    preDays: 90,
  };
}

export interface Asked {
  readonly compared: Compared;
  readonly arms: readonly { readonly arm: string; readonly weight: number }[];
  readonly success: readonly string[];
  readonly guardrails: readonly Guardrail[];
  readonly from: string;
  readonly to: string;
  readonly alpha: number;
  readonly plannedUnits: number;
  readonly windowDays: number;
  readonly preDays: number;
  readonly by: UnitGroup | null;
}

async function readOut({ logDirectory, metrics: known }: ReadOutParts, asked: Asked): Promise<ReadOut> {
  const names = [...new Set([...asked.success, ...asked.guardrails.map(({ metric }) => metric)])];
  const metrics = names.map((name) => metricNamed(known, name));
  const read = await readUnits(logDirectory, { ...asked, metrics });
  const sizes = sizesOf(read, asked);
  const stopped = whyStopped(sizes, read);
  const head = { from: asked.from, to: asked.to, alpha: asked.alpha, sizes, mixed: read.mixed, stopped };
  if (stopped !== null)
    return {
      ...head,
      metrics: [],
      corrected: [],
      verdicts: asked.arms.slice(1).map(({ arm }) => ({ arm, verdict: 'unreliable', reasons: [stopped] })),
      novelty: [],
      groups: [],
    };
  const readings = metrics.map((metric) => readingOf(metric, read, asked));
  return {
    ...head,
    metrics: readings,
    corrected: correctedOf(readings.filter(({ metric }) => asked.success.includes(metric))),
    verdicts: asked.arms.slice(1).map(({ arm }) => ({ arm, ...verdictOf(arm, readings, asked) })),
    novelty: noveltiesOf(read, asked),
    groups: asked.by === null ? [] : groupsOf(read, asked),
  };
}

export const sizesOf = (read: UnitsRead, { arms }: Pick<Asked, 'arms'>): SampleRatio =>
  sampleRatio(
    arms.map(({ arm, weight }) => ({
      arm,
      weight,
      units: read.units.find((one) => one.arm === arm)?.units ?? 0,
    })),
  );

export function metricNamed(known: readonly MetricDefinition[], name: string): MetricDefinition {
  const found = known.find(({ id }) => id === name);
  if (found !== undefined) return found;
  throw new WhereforeError(
    'NOT_FOUND',
    `There is no metric ${name}; there are ${known.map(({ id }) => id).join(', ')}`,
  );
}

export function whyStopped(sizes: SampleRatio, { mixed }: UnitsRead): string | null {
  const units = sizes.arms.reduce((sum, one) => sum + one.units, 0);
  if (units === 0) return 'nobody has taken part yet';
  if (mixed > MOST_MIXED * (units + mixed))
    return `${mixed} of ${units + mixed} units were in several arms: they are not who they seem`;
  const counted = sizes.arms
    .map(({ arm, units: have, expected }) => `${arm} ${have} of ${expected.toFixed(0)}`)
    .join(', ');
  return sizes.isBroken
    ? `the arms do not have the sizes they should have (${counted}): find out who is missing before anything is believed`
    : null;
}

const NONE = Object.freeze({ n: 0, y: 0, yy: 0, x: 0, xx: 0, xy: 0 });

function readingOf(metric: MetricDefinition, read: UnitsRead, asked: Asked): MetricReading {
  return readingFrom(metric, read.metrics.find((one) => one.metric === metric.id)?.arms ?? [], asked);
}

/** A metric by the sums of its arms, judged together with the other success metrics where it is one of them. */
export function readingFrom(
  { id, kind, better }: MetricDefinition,
  sums: UnitsLook['arms'],
  asked: Omit<Asked, 'by'>,
): MetricReading {
  const arms = asked.arms.map(({ arm }) => ({
    arm,
    moments: sums.find((one) => one.arm === arm)?.sums ?? NONE,
  }));
  // Guardrails must all hold; only success metrics could each be a false alarm.
  const comparisons = (asked.success.includes(id) ? asked.success.length : 1) * (asked.arms.length - 1);
  return readMetric(
    { metric: id, kind, better, arms },
    { alpha: asked.alpha, plannedUnits: asked.plannedUnits, comparisons },
  );
}

function verdictOf(arm: string, readings: readonly MetricReading[], asked: Asked): ShipVerdict {
  const intervalOf = (metric: string) =>
    readings.find((one) => one.metric === metric)?.comparisons.find((one) => one.arm === arm)?.verdict ??
    null;
  return shipRule({
    metrics: asked.success.map((metric) => ({ metric, interval: intervalOf(metric) })),
    guardrails: asked.guardrails.map((one) => ({ ...one, interval: intervalOf(one.metric) })),
    isBroken: false,
  });
}

function correctedOf(readings: readonly MetricReading[]): ReadOut['corrected'] {
  const all = readings.flatMap(({ metric, comparisons }) =>
    comparisons.map(({ arm, plain, adjusted }) => ({ metric, arm, p: (adjusted ?? plain).absolute.fixedP })),
  );
  const ps = holm(all.map(({ p }) => p));
  return all.map((one, at) => ({ ...one, p: ps[at] ?? 1 }));
}

function noveltiesOf({ days }: UnitsRead, { arms, alpha, plannedUnits }: Asked): ReadOut['novelty'] {
  const [control, ...others] = arms;
  return others.flatMap(({ arm }) => {
    const effects = days
      .filter((one) => one.arm === arm)
      .flatMap(({ day, sums }) => {
        const base = days.find((one) => one.arm === control?.arm && one.day === day);
        if (base === undefined) return [];
        const options = { alpha, planned: plannedUnits };
        const { absolute } = compare(meanEstimate(sums), meanEstimate(base.sums), options);
        return [{ day, value: absolute.value, standardError: absolute.standardError }];
      });
    const found = noveltyOf(effects);
    return found === null ? [] : [{ arm, found }];
  });
}

const groupsOf = ({ groups }: UnitsRead, asked: Asked): ReadOut['groups'] => comparedBy(groups, asked);

/** Sums by group, each arm against the control, corrected for the number of groups. */
export function comparedBy(
  groups: UnitsRead['groups'],
  { arms, alpha, plannedUnits }: Omit<Asked, 'by'>,
): ReadOut['groups'] {
  const [control, ...others] = arms;
  return others.map(({ arm }) => ({
    arm,
    found: compareSegments(
      groups
        .filter((one) => one.arm === arm)
        .flatMap(({ group, sums }) => {
          const base = groups.find((one) => one.arm === control?.arm && one.group === group);
          if (base === undefined) return [];
          const options = { alpha, planned: plannedUnits };
          const { absolute } = compare(meanEstimate(sums), meanEstimate(base.sums), options);
          return [{ segment: group === '' ? 'not said' : group, effect: absolute }];
        }),
    ),
  }));
}

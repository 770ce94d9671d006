import type { Experiment, Holdout } from '@wherefore/contracts';
import type { FileReadOut, PathsRead, ReadOut } from '@wherefore/engine';
import type { ArmComparison, Effect, MetricReading, PolicyEvaluation } from '@wherefore/experiments';

/** An experiment on one line. */
export function experimentLine({ design, status, ramp, startedAt, decision }: Experiment): string {
  const arms = design.arms.map(({ id }) => id).join(' / ');
  const since = startedAt === null ? '' : `, since ${startedAt.slice(0, 10)}`;
  const share = status === 'running' ? ` on ${percent(ramp * design.share)}` : '';
  const decided = decision === null ? '' : `: ${decision.outcome} ${decision.arm}`;
  return `${design.id.padEnd(20)} ${(status + share).padEnd(18)} ${design.title} (${arms})${since}${decided}`;
}

export const holdoutLine = ({ id, share, since }: Holdout): string =>
  `held out ${id}: ${percent(share)} of all, since ${since.slice(0, 10)}`;

/** What was read, for people: what stops it first, verdicts next, then every metric. */
export function readOutText(read: ReadOut): string {
  return [
    `from ${read.from.slice(0, 16)} to ${read.to.slice(0, 16)}; ${sizesText(read)}`,
    ...(read.mixed > 0 ? [`${read.mixed} units were in several arms and are left out`] : []),
    ...(read.stopped === null ? [] : [`Nothing is read: ${read.stopped}.`]),
    ...(read.stopped === null
      ? read.verdicts.map(({ arm, verdict, reasons }) => `${arm}: ${verdict}; ${reasons.join('; ')}`)
      : []),
    ...metricsText(read),
    ...read.novelty.map(
      ({ arm, found }) =>
        `${arm}, day by day: the effect is ${found.trend} (${signed(found.slope)} a day, p ${pText(found.p)})`,
    ),
    ...read.groups.flatMap(({ arm, found }) => [
      `${arm} by group; they differ with p ${pText(found.differP)}`,
      ...found.segments.map(
        ({ segment, effect, p }) =>
          `  ${segment.padEnd(20)} ${effectText(effect, plain)}, corrected p ${pText(p)}`,
      ),
    ]),
  ].join('\n');
}

/** Which kinds of reasons earn, a line each. */
export function pathsText({ stopped, paths }: PathsRead): string {
  if (stopped !== null) return `Nothing is read: ${stopped}.`;
  if (paths.length === 0) return 'Nothing was bought yet.';
  return paths
    .map(
      ({ arm, path, control, value, effect, p }) =>
        `${arm}: ${path.padEnd(16)} ${short(control)} -> ${short(value)} by visitor, ${effectText(effect, plain)}, corrected p ${pText(p)}`,
    )
    .join('\n');
}

export function fileReadOutText(read: FileReadOut): string {
  if (read.metrics === null)
    return `${sizesText(read)}\nNothing is read: the arms are not as large as each other (p ${pText(read.sizes.sequentialP)}).`;
  return [sizesText(read), ...metricsText({ ...read, metrics: read.metrics })].join('\n');
}

const sizesText = ({ sizes }: Pick<ReadOut, 'sizes'>): string =>
  sizes.arms.map(({ arm, units }) => `${arm} ${units.toLocaleString('en')}`).join(', ') +
  `; sizes p ${pText(sizes.fixedP)}`;

function metricsText({
  metrics,
  corrected,
  alpha,
}: Pick<ReadOut, 'metrics' | 'corrected' | 'alpha'>): string[] {
  return metrics.flatMap((reading) => [
    '',
    `${reading.metric}: ${reading.arms.map(({ arm, estimate }) => `${arm} ${short(estimate.value)}`).join(', ')}`,
    ...reading.comparisons.flatMap((one) => comparisonText(reading, one, alpha)),
    ...reading.comparisons.flatMap(({ arm }) => {
      const found = corrected.find((one) => one.metric === reading.metric && one.arm === arm);
      return found === undefined ? [] : [`  ${arm}: p of one look, corrected for all: ${pText(found.p)}`];
    }),
  ]);
}

function comparisonText(
  { explained }: MetricReading,
  { arm, plain: found, adjusted }: ArmComparison,
  alpha: number,
): string[] {
  const sure = `${(100 * (1 - alpha)).toFixed(0)} %`;
  const best = adjusted ?? found;
  return [
    `  ${arm}: ${effectText(best.absolute, plain)} (+- ${short(best.absolute.standardError)}), ${sure} of one look`,
    ...(best.absolute.sequential === null
      ? ['    at any look: too few yet']
      : [`    at any look: ${interval(best.absolute.sequential, plain)}`]),
    ...(best.relative === null ? [] : [`    relative: ${effectText(best.relative, percent)}`]),
    ...(adjusted === null
      ? []
      : [
          `    what was known before explains ${percent(explained)} of it; without that ${effectText(found.absolute, plain)}`,
        ]),
  ];
}

type Format = (value: number) => string;
const effectText = ({ value, fixed }: Effect, format: Format): string =>
  `${value > 0 ? '+' : ''}${format(value)} ${interval(fixed, format)}`;
const interval = ({ low, high }: { low: number; high: number }, format: Format): string =>
  `[${format(low)}, ${format(high)}]`;
const short: Format = (value) => String(Number(value.toPrecision(4)));
const plain: Format = short;
const signed: Format = (value) => `${value > 0 ? '+' : ''}${short(value)}`;
const percent: Format = (value) => `${(100 * value).toFixed(1)} %`;
const pText: Format = (p) => (p < 0.0001 ? '< 0.0001' : p.toFixed(4));

export function policyText({
  shown,
  effectiveSize,
  largestWeight,
  refused,
  estimates,
}: PolicyEvaluation): string {
  const head = `${shown.toLocaleString('en')} rows say as much as ${effectiveSize.toFixed(1)} of its own would; the largest weight is ${largestWeight.toFixed(1)}`;
  if (estimates === null) return `${head}\nNo number: ${refused}.`;
  return [
    head,
    ...Object.entries(estimates).map(
      ([name, { value, standardError, interval: at }]) =>
        `${name.padEnd(10)} ${short(value)} (+- ${short(standardError)}) ${interval(at, plain)}`,
    ),
  ].join('\n');
}

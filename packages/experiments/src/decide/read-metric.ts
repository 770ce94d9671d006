import { cupedEstimates } from '../effects/cuped.js';
import { compare, type Comparison, type Interval } from '../effects/effect.js';
import { type Estimate, meanEstimate, ratioEstimate } from '../effects/estimate.js';
import type { Moments } from '../effects/moments.js';

/** A metric as it was measured, the control first. */
export interface MetricSamples {
  readonly metric: string;
  /** `mean` of a unit, whose covariate is `x`; or `ratio` of the sums of `y` and `x`. */
  readonly kind: 'mean' | 'ratio';
  /** Which way is better? */
  readonly better: 'more' | 'less';
  readonly arms: readonly { readonly arm: string; readonly moments: Moments }[];
}

export interface ReadOptions {
  readonly alpha: number;
  /** Units in all arms together that were planned. */
  readonly plannedUnits: number;
  /** Comparisons that are judged together, each of which could be a false alarm. */
  readonly comparisons: number;
}

export interface ArmReading {
  readonly arm: string;
  readonly estimate: Estimate;
}

export interface ArmComparison {
  readonly arm: string;
  /** As they are, each at alpha. */
  readonly plain: Comparison;
  /** Without what the covariate foretold; null where there is none. */
  readonly adjusted: Comparison | null;
  /** Of the relative effect, at all looks and over all comparisons together, so that more is better; null where it is too early. */
  readonly verdict: Interval | null;
}

export interface MetricReading {
  readonly metric: string;
  readonly kind: 'mean' | 'ratio';
  readonly better: 'more' | 'less';
  readonly arms: readonly ArmReading[];
  readonly comparisons: readonly ArmComparison[];
  /** Part of the variance that the covariate explains. */
  readonly explained: number;
}

/** One metric, each arm against the control: plain, with the covariate, and as the verdict wants it. */
export function readMetric(
  { metric, kind, better, arms }: MetricSamples,
  { alpha, plannedUnits, comparisons }: ReadOptions,
): MetricReading {
  const estimates = arms.map(({ moments }) => (kind === 'ratio' ? ratioEstimate : meanEstimate)(moments));
  const cuped = kind === 'mean' ? cupedEstimates(arms.map(({ moments }) => moments)) : null;
  const isAdjusted = cuped !== null && cuped.reduction > 0;
  const planned = (2 * plannedUnits) / arms.length;
  const against = (all: readonly Estimate[], at: number, error = alpha): Comparison =>
    compare(all[at] as Estimate, all[0] as Estimate, { alpha: error, planned });
  return {
    metric,
    kind,
    better,
    arms: arms.map(({ arm }, at) => ({ arm, estimate: estimates[at] as Estimate })),
    comparisons: arms.slice(1).map(({ arm }, place) => {
      const strict = against(isAdjusted ? cuped.estimates : estimates, place + 1, alpha / comparisons);
      return {
        arm,
        plain: against(estimates, place + 1),
        adjusted: isAdjusted ? against(cuped.estimates, place + 1) : null,
        verdict: turned(strict.relative?.sequential ?? null, better),
      };
    }),
    explained: cuped?.reduction ?? 0,
  };
}

const turned = (interval: Interval | null, better: 'more' | 'less'): Interval | null =>
  interval === null || better === 'more' ? interval : { low: -interval.high, high: -interval.low };

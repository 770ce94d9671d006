import { WhereforeError } from '@wherefore/contracts';
import { normalQuantile } from '../numbers/normal.js';
import { sequentialFactor } from '../sequential/confidence-sequence.js';

export interface PlanInput {
  /** Mean outcome of a unit now, and its variance; for a rate p, p and p (1 - p). */
  readonly mean: number;
  readonly variance: number;
  /** Smallest relative effect that would matter, e.g. 0.03. */
  readonly effect: number;
  readonly alpha: number;
  /** Probability of finding it. */
  readonly power: number;
  /** Weights of the arms, the control first. */
  readonly weights: readonly number[];
  /** Success metrics, each of which counts. */
  readonly metrics: number;
  /** Part of the variance that a covariate explains, 0..1. */
  readonly explained: number;
  /** New units a day that may take part. */
  readonly unitsPerDay: number;
}

export interface Plan {
  /** Units in all arms together, for one look at the end and for looks at any time. */
  readonly fixedUnits: number;
  readonly sequentialUnits: number;
  readonly fixedDays: number;
  readonly sequentialDays: number;
}

/** How many units, and days, it takes to find an effect in the smallest arm against the control. Throws BAD_INPUT. */
export function planExperiment(input: PlanInput): Plan {
  const { mean, variance, effect, power, weights, metrics, explained, unitsPerDay } = input;
  refuseNonsense(input);
  const [control = 1, ...rest] = weights;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const least = Math.min(...rest);
  const comparisons = rest.length * metrics;
  const alpha = input.alpha / comparisons;
  // Variance of the difference of means, of one unit in all arms together.
  const spread = variance * (1 - explained) * (total / control + total / least);
  const unitsFor = (factor: number): number =>
    Math.ceil((spread * (factor + normalQuantile(1 - power)) ** 2) / (effect * mean) ** 2);
  const fixedUnits = unitsFor(normalQuantile(alpha / 2));
  const atPlan = sequentialFactor({ alpha, n: 1, planned: 1, least: Infinity }) ?? Infinity;
  const sequentialUnits = unitsFor(atPlan);
  const days = (units: number): number => Math.ceil(units / unitsPerDay);
  return { fixedUnits, sequentialUnits, fixedDays: days(fixedUnits), sequentialDays: days(sequentialUnits) };
}

function refuseNonsense({
  mean,
  variance,
  effect,
  alpha,
  power,
  weights,
  explained,
  unitsPerDay,
}: PlanInput): void {
  const problems = [
    ...(mean > 0 ? [] : ['the mean must be above 0']),
    ...(variance > 0 ? [] : ['the variance must be above 0']),
    ...(effect !== 0 && Number.isFinite(effect) ? [] : ['the effect must not be 0']),
    ...(alpha > 0 && alpha < 1 ? [] : ['alpha must lie between 0 and 1']),
    ...(power > alpha && power < 1 ? [] : ['the power must lie between alpha and 1']),
    ...(weights.length > 1 && weights.every((one) => one > 0)
      ? []
      : ['there must be two arms or more with weights above 0']),
    ...(explained >= 0 && explained < 1 ? [] : ['the explained part must be at least 0 and below 1']),
    ...(unitsPerDay > 0 ? [] : ['there must be units a day']),
  ];
  if (problems.length > 0) throw new WhereforeError('BAD_INPUT', `Cannot plan: ${problems.join('; ')}`);
}

import { normalQuantile } from '../numbers/normal.js';
import type { Interval } from '../effects/effect.js';

/** Something that was shown by a policy with a known probability, and what another policy would have made of it. */
export interface Shown {
  readonly reward: number;
  /** Probability with which it was shown; above 0. */
  readonly logged: number;
  /** Probability with which the other policy would show it. */
  readonly target: number;
  /** Expected reward of what was shown, and of what the other policy would show, by a model; both 0 where there is none. */
  readonly expected: number;
  readonly expectedOfTarget: number;
}

export const POLICY_ESTIMATORS = Object.freeze(['ips', 'snips', 'dr', 'switch-dr'] as const);
export type PolicyEstimator = (typeof POLICY_ESTIMATORS)[number];

export interface PolicyEstimate {
  readonly value: number;
  readonly standardError: number;
  readonly interval: Interval;
}

export interface PolicyEvaluation {
  readonly shown: number;
  /** How many rows of equal weight would say as much (Kish 1965). */
  readonly effectiveSize: number;
  readonly largestWeight: number;
  /** Why the log cannot answer; then there are no estimates. */
  readonly refused: string | null;
  readonly estimates: Readonly<Record<PolicyEstimator, PolicyEstimate>> | null;
}

export interface PolicyLimits {
  readonly leastEffective: number;
  readonly largestWeight: number;
  /** Weights above this are left to the model by Switch-DR. */
  readonly switchAt: number;
}
export const POLICY_LIMITS: PolicyLimits = Object.freeze({
  leastEffective: 1_000,
  largestWeight: 100,
  switchAt: 10,
});

/**
 * What another policy would have earned, from a log: inverse propensity (Horvitz and Thompson 1952), the same self-normalised (Swaminathan
 * and Joachims 2015), doubly robust (Dudík, Langford and Li 2011) and Switch-DR (Wang, Agarwal and Dudík 2017). Where the log has hardly
 * seen what that policy would do, no number is honest, and none is given.
 */
export function evaluatePolicy(
  rows: readonly Shown[],
  limits: PolicyLimits = POLICY_LIMITS,
): PolicyEvaluation {
  const weights = Float64Array.from(rows, ({ logged, target }) => (logged > 0 ? target / logged : NaN));
  const [sum, squares, largestWeight] = weights.reduce(
    ([one, two, most], w) => [one + w, two + w * w, Math.max(most, w)] as [number, number, number],
    [0, 0, 0] as [number, number, number],
  );
  const effectiveSize = squares > 0 ? sum ** 2 / squares : 0;
  const sizes = { shown: rows.length, effectiveSize, largestWeight };
  const refused = whyNot(rows, sizes, limits);
  if (refused !== null) return { ...sizes, refused, estimates: null };
  const mean = (of: (row: Shown, weight: number) => number): PolicyEstimate =>
    estimateOf(Float64Array.from(rows, (row, at) => of(row, weights[at] as number)));
  const average = sum / rows.length;
  const snips = rows.reduce((all, { reward }, at) => all + reward * (weights[at] as number), 0) / sum;
  return {
    ...sizes,
    refused: null,
    estimates: {
      ips: mean(({ reward }, w) => w * reward),
      // The linearised ratio: its mean is the estimate itself.
      snips: mean(({ reward }, w) => snips + (w * (reward - snips)) / average),
      dr: mean(({ reward, expected, expectedOfTarget }, w) => expectedOfTarget + w * (reward - expected)),
      'switch-dr': mean(
        ({ reward, expected, expectedOfTarget }, w) =>
          expectedOfTarget + (w <= limits.switchAt ? w * (reward - expected) : 0),
      ),
    },
  };
}

function whyNot(
  rows: readonly Shown[],
  sizes: Pick<PolicyEvaluation, 'effectiveSize' | 'largestWeight'>,
  limits: PolicyLimits,
): string | null {
  if (rows.length === 0) return 'the log is empty';
  const unknown = rows.filter(({ logged }) => !(logged > 0 && logged <= 1)).length;
  if (unknown > 0) return `${unknown} rows have no probability above 0 that they were shown with`;
  const size = sizes.effectiveSize.toFixed(1);
  if (sizes.effectiveSize < limits.leastEffective)
    return `the log says no more about this policy than ${size} rows of its own would; ${limits.leastEffective} are needed`;
  if (sizes.largestWeight > limits.largestWeight)
    return `one row would count for ${sizes.largestWeight.toFixed(0)}; more than ${limits.largestWeight} is chance`;
  return null;
}

function estimateOf(values: Float64Array): PolicyEstimate {
  const value = values.reduce((sum, one) => sum + one, 0) / values.length;
  const variance = values.reduce((sum, one) => sum + (one - value) ** 2, 0) / Math.max(1, values.length - 1);
  const standardError = Math.sqrt(variance / values.length);
  const half = normalQuantile(0.025) * standardError;
  return { value, standardError, interval: { low: value - half, high: value + half } };
}

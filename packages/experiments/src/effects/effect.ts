import { studentQuantile, studentTwoSided } from '../numbers/student.js';
import { sequentialFactor, sequentialP, type Sequential } from '../sequential/confidence-sequence.js';
import type { Estimate } from './estimate.js';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A difference, how sure it is at one look that was planned, and how sure at any of many. */
export interface Effect {
  readonly value: number;
  readonly standardError: number;
  /** Covers the truth with probability 1 - alpha if it is looked at once, when it was planned. */
  readonly fixed: Interval;
  readonly fixedP: number;
  /** Covers it at all looks together; null while there are too few units for it. */
  readonly sequential: Interval | null;
  readonly sequentialP: number | null;
}

export interface Comparison {
  readonly treatment: Estimate;
  readonly control: Estimate;
  readonly absolute: Effect;
  /** As a part of the control; null where that cannot be told from nothing. */
  readonly relative: Effect | null;
}

export interface ComparisonOptions {
  /** Probability that an interval is wrong. */
  readonly alpha: number;
  /** Units in both arms together that were planned. */
  readonly planned: number;
}

/** Fewer standard errors from 0 than this, and nothing can be said relative to a control. */
const TELLABLE = 3;

/**
 * Difference of two independent estimates, and its ratio to the control by the delta method. Degrees of freedom are Welch's (1947);
 * for the looks in between see {@link sequentialFactor}.
 */
export function compare(
  treatment: Estimate,
  control: Estimate,
  { alpha, planned }: ComparisonOptions,
): Comparison {
  const at = { alpha, planned, n: treatment.n + control.n, least: Math.min(treatment.n, control.n) };
  const absolute = effectOf({ value: treatment.value - control.value, parts: [treatment, control] }, at);
  const isTellable = Math.abs(control.value) > TELLABLE * control.standardError;
  if (!isTellable) return { treatment, control, absolute, relative: null };
  const ratio = treatment.value / control.value;
  const [above, below] = [
    { ...treatment, standardError: treatment.standardError / Math.abs(control.value) },
    { ...control, standardError: (Math.abs(ratio) * control.standardError) / Math.abs(control.value) },
  ];
  return {
    treatment,
    control,
    absolute,
    relative: effectOf({ value: ratio - 1, parts: [above, below] }, at),
  };
}

interface Difference {
  readonly value: number;
  readonly parts: readonly [Estimate, Estimate];
}

function effectOf({ value, parts: [a, b] }: Difference, at: Sequential): Effect {
  const standardError = Math.hypot(a.standardError, b.standardError);
  const freedom = welch(a, b);
  const around = (half: number): Interval => ({ low: value - half, high: value + half });
  const factor = sequentialFactor(at);
  const nothing = { value, standardError, fixed: around(0), fixedP: 1, sequential: null, sequentialP: null };
  if (standardError === 0) return nothing;
  return {
    value,
    standardError,
    fixed: around(studentQuantile(at.alpha, freedom) * standardError),
    fixedP: studentTwoSided(value / standardError, freedom),
    sequential: factor === null ? null : around(factor * standardError),
    sequentialP: factor === null ? null : sequentialP(value / standardError, at),
  };
}

function welch(a: Estimate, b: Estimate): number {
  const [one, two] = [a.standardError ** 2, b.standardError ** 2];
  const spread = one ** 2 / Math.max(1, a.n - 1) + two ** 2 / Math.max(1, b.n - 1);
  return spread === 0 ? 1 : Math.max(1, (one + two) ** 2 / spread);
}

import { covarianceOf, covariateVariance, meanOf, type Moments, varianceOf } from './moments.js';

/** A mean per unit, or a ratio of sums, with its standard error. */
export interface Estimate {
  readonly value: number;
  readonly standardError: number;
  /** Units it rests on. */
  readonly n: number;
}

/** The mean outcome of a unit. */
export const meanEstimate = (of: Moments): Estimate => ({
  value: meanOf(of),
  standardError: Math.sqrt(varianceOf(of) / Math.max(1, of.n)),
  n: of.n,
});

/**
 * Sum of `y` over sum of `x`, where units are assigned and not the things that are counted: clicks over decisions of a visitor, revenue over
 * orders. Its variance is the delta method's (Deng, Knoblich and Lu 2018).
 */
export function ratioEstimate(of: Moments): Estimate {
  if (of.n === 0 || of.x === 0) return { value: 0, standardError: 0, n: of.n };
  const ratio = of.y / of.x;
  const variance = varianceOf(of) - 2 * ratio * covarianceOf(of) + ratio * ratio * covariateVariance(of);
  return { value: ratio, standardError: Math.sqrt(Math.max(0, variance) / of.n) / (of.x / of.n), n: of.n };
}

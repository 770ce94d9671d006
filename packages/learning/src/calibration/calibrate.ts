import type { CalibrationCurve } from '@wherefore/contracts';
import type { Case } from '../coefficients/tuning-set.js';
import { everyNth } from '../every-nth.js';
import { fitPlatt } from '../fit-platt.js';
import type { Ranker } from '../ranker/rank.js';
import { fitCurve } from './fit-curve.js';

export interface Calibration {
  readonly bias: number;
  /** What sums of coefficient x strength are multiplied by to be log-odds, > 0. */
  readonly scale: number;
  /** Of those log-odds; null where too few purchases say how they curve. */
  readonly curve: CalibrationCurve | null;
}

/** Customers whose every candidate counts. */
const MOST_CASES = 600;

/** Log-odds of what sums turned out to be worth: a line (Platt 1999), then what it leaves. Null where nothing can be fitted. */
export function calibrate(ranker: Ranker, window: readonly Case[]): Calibration | null {
  const { scores, bought } = outcomesOf(ranker, everyNth(window, MOST_CASES));
  const line = fitPlatt(scores, bought);
  if (line === null || line.slope === 0) return null;
  const logOdds = scores.map((score) => line.bias + line.slope * score);
  return { bias: line.bias, scale: line.slope, curve: fitCurve(logOdds, bought) };
}

/** The sum of every candidate of every case, and whether it was bought; of the `count` best of each alone where it is given. */
export function outcomesOf(
  ranker: Ranker,
  cases: readonly Case[],
  count = Infinity,
): { readonly scores: Float64Array; readonly bought: Uint8Array } {
  const scores: number[] = [];
  const bought: number[] = [];
  for (const { past, now, truth } of cases) {
    const found = ranker.scores(past, now);
    if (count < found.length) found.sort((a, b) => b.score - a.score || a.product - b.product);
    for (const { product, score } of found.slice(0, count)) {
      scores.push(score);
      bought.push(truth.has(product) ? 1 : 0);
    }
  }
  return { scores: Float64Array.from(scores), bought: Uint8Array.from(bought) };
}

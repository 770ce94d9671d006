import type { Interval } from '../evaluation/measures.js';
import { seeded } from '../seeded.js';

/** Rows of an experiment, best first by a model that was not fitted to them. */
export interface RankedOutcomes {
  /** 1 treated, 0 control. */
  readonly treated: Uint8Array;
  readonly outcome: Float64Array;
}

export interface Qini {
  /**
   * What treating the best shares by the model gains per head of all, at 0, 5, ... 100 % of the rows, if the rest is left alone
   * (Radcliffe 2007, per head).
   */
  readonly curve: readonly { readonly share: number; readonly gain: number }[];
  /** Area between the curve and the line of a random choice; 0 where the model knows nothing. Outcome units per head. */
  readonly coefficient: number;
  readonly ci: Interval;
  /** Area under the curve. */
  readonly auuc: number;
  /** Uplift among the best 30 % by the model, and among all. */
  readonly best: number;
  readonly bestCi: Interval;
  readonly all: number;
}

const BEST_SHARE = 0.3;
const POINTS = 20;
const RESAMPLES = 200;
const SEED = 20_070_101;

/** How well a ranking finds those whom treatment changes, with 95 % intervals over rows drawn with replacement (Efron 1979). */
export function qiniOf(ranked: RankedOutcomes): Qini {
  const rows = ranked.outcome.length;
  const whole = areasOf(ranked, new Uint8Array(rows).fill(1));
  const draw = seeded(SEED);
  const coefficients: number[] = [];
  const bests: number[] = [];
  for (let sample = 0; sample < RESAMPLES; sample += 1) {
    const times = new Uint8Array(rows);
    for (let one = 0; one < rows; one += 1) {
      const row = (draw() * rows) | 0;
      times[row] = (times[row] as number) + 1;
    }
    const { coefficient, best } = areasOf(ranked, times);
    coefficients.push(coefficient);
    bests.push(best);
  }
  return { ...whole, ci: middle95(coefficients), bestCi: middle95(bests) };
}

function areasOf({ treated, outcome }: RankedOutcomes, times: Uint8Array): Omit<Qini, 'ci' | 'bestCi'> {
  const total = times.reduce((sum, count) => sum + count, 0);
  const count = [0, 0];
  const sum = [0, 0];
  const uplift = () => (count[0] && count[1] ? (sum[1] ?? 0) / count[1] - (sum[0] ?? 0) / count[0] : 0);
  const curve = [{ share: 0, gain: 0 }];
  let seen = 0;
  let area = 0;
  let best: number | null = null;
  let [lastShare, lastGain] = [0, 0];
  for (let row = 0; row < outcome.length; row += 1) {
    const weight = times[row] as number;
    if (weight === 0) continue;
    const arm = treated[row] as number;
    count[arm] = (count[arm] ?? 0) + weight;
    sum[arm] = (sum[arm] ?? 0) + weight * (outcome[row] as number);
    const before = seen / total;
    seen += weight;
    const share = seen / total;
    if (pointOf(share) === pointOf(before)) continue;
    const gain = uplift() * share;
    area += ((gain + lastGain) / 2) * (share - lastShare);
    [lastShare, lastGain] = [share, gain];
    const point = pointOf(share) / POINTS;
    curve.push({ share: point, gain });
    if (best === null && point >= BEST_SHARE) best = uplift();
  }
  const all = uplift();
  return { curve, auuc: area, coefficient: area - all / 2, best: best ?? all, all };
}

/** Which of the curve's points a share has reached. */
const pointOf = (share: number): number => (share * POINTS + 1e-9) | 0;

function middle95(values: readonly number[]): Interval {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return [at(0.025), at(0.975)];
}

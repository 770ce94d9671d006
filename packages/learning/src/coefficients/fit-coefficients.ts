import type { Signal } from '../signals/signal.js';
import { listwiseStart, pointwiseStart } from './gradient-starts.js';
import { Scored } from './ndcg-of-scores.js';
import type { CaseStrengths } from './tuning-set.js';

export interface CoefficientOptions {
  /** Ranks that count. */
  readonly k: number;
  /** Most rounds over all signals. */
  readonly rounds: number;
  /** The signal whose coefficient stays 1, so that the others are measured by it. */
  readonly held?: number;
}

export interface FittedCoefficients {
  /** In the order of the signals, >= 0; per unit of strength. */
  readonly coefficients: Float64Array;
  /** Mean NDCG@k of the cases under them. */
  readonly ndcg: number;
  /** The same for every signal alone. */
  readonly alone: readonly number[];
}

const COARSE = [0, 0.5, 0.7, 0.85, 1.18, 1.4, 2];
const FINE = [0.9, 0.95, 1.05, 1.1];
/** Multiples of a signal's prior size that are tried where it does not count. */
const REVIVALS = [0.02, 0.1, 0.3];
/** Less gain than this in NDCG is noise, and not followed. */
const LEAST_GAIN = 1e-5;

/**
 * Non-negative coefficients that rank the wanted first: begins with the best of a prior, a pointwise logistic and a listwise
 * softmax fit, then searches NDCG@k itself coordinate by coordinate, for no smooth stand-in ends where the measure does (Metzler &
 * Croft 2007, coordinate ascent).
 */
export function fitCoefficients(
  signals: readonly Signal[],
  cases: readonly CaseStrengths[],
  { k, rounds, held = -1 }: CoefficientOptions,
): FittedCoefficients {
  const useful = cases.filter(({ wanted }) => wanted.length > 0);
  const scale = deviations(signals.length, cases);
  const unit = scale.map((deviation) => (deviation > 0 ? 1 / deviation : 0));
  const prior = unit.map((size, which) => size * (signals[which]?.prior ?? 0));
  const share = cases.length > 0 ? useful.length / cases.length : 0;
  const from = { prior: holding(prior, held), unit, k, held };
  const start = rounds > 0 ? bestStart(useful, from) : from.prior;
  const best = search(useful, { start, unit, k, rounds, held });
  const alone = signals.map((_, which) => {
    const only = new Float64Array(signals.length);
    only[which] = unit[which] ?? 0;
    return share * new Scored(useful, only).ndcg(k);
  });
  return { coefficients: best.coefficients, ndcg: share * best.ndcg, alone };
}

/** Cases that the smooth fits are made of: they only have to begin well. */
const START_CASES = 1_000;

function bestStart(
  cases: readonly CaseStrengths[],
  from: {
    readonly prior: Float64Array;
    readonly unit: Float64Array;
    readonly k: number;
    readonly held: number;
  },
): Float64Array {
  const step = Math.ceil(cases.length / START_CASES);
  const sample = cases.filter((_, at) => at % step === 0);
  const { prior, unit, k, held } = from;
  const fitted = [pointwiseStart(sample, unit), listwiseStart(sample, unit)];
  const starts = [prior, ...fitted.map((start) => holding(start, held))];
  const scored = starts.map((start) => ({ start, ndcg: new Scored(cases, start).ndcg(k) }));
  return scored.reduce((a, b) => (b.ndcg > a.ndcg ? b : a)).start;
}

/** The same proportions with the held one at 1. */
function holding(coefficients: Float64Array, held: number): Float64Array {
  if (held < 0) return coefficients;
  const scale = coefficients[held] ?? 0;
  const scaled = scale > 0 ? coefficients.map((one) => one / scale) : coefficients.slice();
  scaled[held] = 1;
  return scaled;
}

function search(
  cases: readonly CaseStrengths[],
  from: {
    readonly start: Float64Array;
    readonly unit: Float64Array;
    readonly k: number;
    readonly rounds: number;
    readonly held: number;
  },
): { coefficients: Float64Array; ndcg: number } {
  const scored = new Scored(cases, from.start.slice());
  let best = scored.ndcg(from.k);
  for (const factors of [COARSE, FINE])
    for (let round = 0; round < from.rounds; round += 1) {
      const before = best;
      for (const which of from.start.keys()) {
        if (which === from.held) continue;
        const now = scored.coefficients[which] ?? 0;
        const tries =
          now > 0
            ? factors.map((factor) => now * factor)
            : REVIVALS.map((part) => part * (from.unit[which] ?? 0));
        let chosen = now;
        for (const coefficient of tries) {
          const ndcg = scored.tried(which, coefficient, from.k);
          if (ndcg > best + LEAST_GAIN) [best, chosen] = [ndcg, coefficient];
        }
        if (chosen !== now) scored.keep(which, chosen);
      }
      if (best - before < 10 * LEAST_GAIN) break;
    }
  return { coefficients: scored.coefficients, ndcg: best };
}

/** Standard deviation of every signal's strengths over all candidates. */
export function deviations(signals: number, cases: readonly CaseStrengths[]): Float64Array {
  const sums = new Float64Array(signals);
  const squares = new Float64Array(signals);
  let count = 0;
  for (const { size, strength } of cases) {
    count += size;
    for (let which = 0; which < signals; which += 1)
      for (let c = 0; c < size; c += 1) {
        const value = strength[which * size + c] as number;
        sums[which] = (sums[which] as number) + value;
        squares[which] = (squares[which] as number) + value * value;
      }
  }
  return sums.map((sum, which) => {
    const mean = sum / Math.max(1, count);
    return Math.sqrt(Math.max(0, (squares[which] ?? 0) / Math.max(1, count) - mean * mean));
  });
}

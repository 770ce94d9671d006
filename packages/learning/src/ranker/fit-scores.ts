import {
  type CalibrationCurve,
  EVIDENCE_SOURCES,
  type EvidenceSource,
  type WeightingMix,
} from '@wherefore/contracts';
import { calibrate } from '../calibration/calibrate.js';
import { deviations, fitCoefficients } from '../coefficients/fit-coefficients.js';
import { type Case, tuningSet } from '../coefficients/tuning-set.js';
import { everyNth } from '../every-nth.js';
import { logit } from '../base-rate.js';
import { STRUCTURAL_COEFFICIENTS } from '../structural-coefficients.js';
import type { PurchaseHistory } from '../purchase-history.js';
import type { Past } from '../signals/past.js';
import type { Signal, Sum } from '../signals/signal.js';
import { type Learning, learnKnowledge, relatedEach, type Settings } from './knowledge.js';
import { Ranker } from './rank.js';
import { OWN_SOURCES, signalsOf } from './signals-of.js';

/** Customers as they were at a cut in time, and three things they turned out to want after it. */
export interface ScoreFold {
  /** What was known at the cut. */
  readonly train: PurchaseHistory;
  /** What they then bought for the first time. */
  readonly discovered: readonly Case[];
  /** Their next basket. */
  readonly next: readonly Case[];
  /** All they bought within four weeks, nothing included. */
  readonly window: readonly Case[];
}

/** The constants that turn evidence into log-odds of buying within four weeks. */
export interface FittedScores {
  readonly bias: number;
  /** By source, >= 0. */
  readonly coefficients: Readonly<Record<EvidenceSource, number>>;
  readonly weightings: Readonly<Partial<Record<EvidenceSource, WeightingMix>>>;
  /** What log-odds turned out to be worth; empty where too few purchases say so. */
  readonly calibration: CalibrationCurve;
  /** Customers by whom coefficients were fitted; 0 where there were too few and the prior stands. */
  readonly cases: number;
  /** Mean NDCG@20 on them: flattering. */
  readonly ndcg: number;
  /** Was the scale fitted to what was bought (Platt scaling), or is it the base rate's? */
  readonly calibrated: boolean;
}

const K = 20;
const ROUNDS = 6;
const PER_SIGNAL = 100;
/** Fewer cases fit noise. */
const FEWEST_CASES = 50;
const MOST_CASES = 1_200;
/**
 * What a source keeps of its prior size at least, for a placement may ask for it alone: what leads to a new product in the weeks after
 * says little of what goes with a cart, or of what stands in for it.
 */
const LEAST_SHARES: Readonly<Partial<Record<EvidenceSource, number>>> = Object.freeze({
  complements: 1,
  category: 0.1,
  brand: 0.1,
  segment: 0.1,
});

/**
 * Fits in two steps: what leads to new things by what customers then bought for the first time, and against that what brings back
 * what they had by their next basket; then what all of it together turned out to be worth. Where too few customers came back, the prior's proportions stand.
 */
export async function fitScores(
  fold: ScoreFold,
  settings: Settings,
  learning: Learning,
): Promise<FittedScores> {
  const { train } = fold;
  const rest = await learnKnowledge(train, settings, learning);
  const [related = rest.walkedTo] = await relatedEach(train, [settings.lambdaFactor], {
    ...learning,
    attributeStrength: settings.attributeStrength,
  });
  const signals = signalsOf({ ...rest, related }, { ...learning, products: train.products }, true);
  learning.onStage('coefficients: what each kind of evidence is worth');
  const fitted = fitSteps(signals, fold);
  const weighted = signals.map((signal) => ({
    signal,
    coefficient: fitted.coefficients.get(signal.name) ?? 0,
  }));
  const ranker = new Ranker(weighted, { products: train.products.length, count: K, newOnly: false });
  const calibration = calibrate(ranker, fold.window);
  return {
    ...mixesOf(weighted, calibration?.scale ?? 1),
    bias: calibration?.bias ?? logit(rest.baseRate),
    calibration: calibration?.curve ?? [],
    cases: fitted.cases,
    ndcg: fitted.ndcg,
    calibrated: calibration !== null,
  };
}

interface Steps {
  /** By signal. */
  readonly coefficients: ReadonlyMap<string, number>;
  readonly cases: number;
  readonly ndcg: number;
}

function fitSteps(signals: readonly Signal[], { train, ...fold }: ScoreFold): Steps {
  const products = train.products.length;
  const discovering = signals.filter(({ source }) => !OWN_SOURCES.has(source));
  const owning = signals.filter(({ source }) => OWN_SOURCES.has(source));
  const news = everyNth(fold.discovered.length > 0 ? fold.discovered : fold.window, MOST_CASES);
  const found = tuningSet(discovering, news, { perSignal: PER_SIGNAL, newOnly: true, products });
  const isFit = fold.discovered.length >= FEWEST_CASES;
  const first = fitCoefficients(discovering, found, { k: K, rounds: isFit ? ROUNDS : 0 });
  const floored = withFloors(discovering, first.coefficients, deviations(discovering.length, found));
  const led = summed(discovering, floored);
  const both = [led, ...owning];
  const next = everyNth(fold.next.length > 0 ? fold.next : fold.window, MOST_CASES);
  const had = tuningSet(both, next, { perSignal: PER_SIGNAL, newOnly: false, products });
  const rounds = fold.next.length >= FEWEST_CASES ? ROUNDS : 0;
  const second = fitCoefficients(both, had, { k: K, rounds, held: 0 });
  return {
    coefficients: new Map([
      ...discovering.map(({ name }, at) => [name, floored[at] ?? 0] as const),
      ...owning.map(({ name }, at) => [name, second.coefficients[at + 1] ?? 0] as const),
    ]),
    cases: isFit ? news.length : 0,
    ndcg: second.ndcg,
  };
}

/** No source falls below its least share of the prior's size. */
function withFloors(signals: readonly Signal[], fitted: Float64Array, deviation: Float64Array): Float64Array {
  const size = (coefficients: ArrayLike<number>) =>
    signals.reduce((sum, _, at) => sum + (coefficients[at] ?? 0) * (deviation[at] ?? 0), 0);
  const prior = signals.map(({ prior: weight }, at) => {
    const spread = deviation[at] ?? 0;
    return spread > 0 ? weight / spread : 0;
  });
  const scale = size(prior) > 0 ? size(fitted) / size(prior) : 0;
  const floored = fitted.slice();
  signals.forEach(({ source }, at) => {
    const least = (LEAST_SHARES[source] ?? 0) * scale * (prior[at] ?? 0);
    const whole = signals.reduce(
      (sum, other, i) => sum + (other.source === source ? (floored[i] ?? 0) : 0),
      0,
    );
    if (whole < least) floored[at] = (floored[at] ?? 0) + least - whole;
  });
  return floored;
}

/** What several signals with their coefficients say together. */
function summed(signals: readonly Signal[], coefficients: Float64Array): Signal {
  return {
    name: 'led',
    source: 'related',
    weighting: 'always',
    prior: 1,
    collect(past: Past, now: number, into: Sum) {
      signals.forEach((signal, at) => {
        const coefficient = coefficients[at] ?? 0;
        if (coefficient > 0)
          signal.collect(past, now, {
            add: (product, strength) => into.add(product, coefficient * strength),
          });
      });
    },
  };
}

function mixesOf(
  weighted: readonly { readonly signal: Signal; readonly coefficient: number }[],
  scale: number,
): Pick<FittedScores, 'coefficients' | 'weightings'> {
  const coefficients: Partial<Record<EvidenceSource, number>> = { ...STRUCTURAL_COEFFICIENTS };
  const weightings: Partial<Record<EvidenceSource, WeightingMix>> = {};
  for (const { signal, coefficient } of weighted) {
    const { source } = signal;
    coefficients[source] = (coefficients[source] ?? 0) + coefficient * scale;
  }
  for (const { signal, coefficient } of weighted) {
    const whole = coefficients[signal.source] ?? 0;
    if (coefficient > 0)
      weightings[signal.source] = {
        ...weightings[signal.source],
        [signal.weighting]: (coefficient * scale) / whole,
      };
  }
  const all = EVIDENCE_SOURCES.map((source) => [source, coefficients[source] ?? 0] as const);
  return { coefficients: Object.fromEntries(all) as Record<EvidenceSource, number>, weightings };
}

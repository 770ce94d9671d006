import { seeded } from '../seeded.js';

const { exp, log } = Math;

/** Counts of features by row, those above 0 only: row r has `feature[offset[r] .. offset[r + 1])`. */
export interface FeatureCounts {
  readonly offset: Int32Array;
  readonly feature: Int32Array;
  readonly count: Float64Array;
  readonly features: number;
}

export interface Mixture {
  /** Log of each component's share of rows. */
  readonly logShare: Float64Array;
  /** Component x feature: log of the probability of the feature. */
  readonly logProbability: Float64Array;
  readonly features: number;
}

export interface MixtureOptions {
  readonly components: number;
  /** Starts; the likeliest is kept. */
  readonly starts: number;
  readonly iterations: number;
  readonly seed: number;
}

/** What everybody does counts in every component as so many observations: few rows make no extremes. */
const PRIOR = 20;
/** A start's component is everybody, and so much of one row drawn. */
const START = 10;

/**
 * Mixture of multinomials by expectation maximisation (Nigam et al. 2000), several seeded starts: the same counts and options give the
 * same mixture. Shares of what a row has are few whole numbers, which distances between rows, as of k-means, tell apart badly.
 */
export function fitMixture(counts: FeatureCounts, options: MixtureOptions): Mixture {
  const random = seeded(options.seed);
  const everybody = sharesOf(counts);
  let best: { mixture: Mixture; likelihood: number } | null = null;
  for (let start = 0; start < options.starts; start += 1) {
    let mixture = drawn(counts, everybody, { ...options, random });
    let likelihood = -Infinity;
    for (let turn = 0; turn < options.iterations; turn += 1) {
      const step = improve(counts, everybody, mixture);
      mixture = step.mixture;
      const gained = step.likelihood - likelihood;
      likelihood = step.likelihood;
      if (gained < Math.abs(likelihood) * 1e-7) break;
    }
    if (best === null || likelihood > best.likelihood) best = { mixture, likelihood };
  }
  return best?.mixture ?? drawn(counts, everybody, { ...options, random });
}

/** Probability of each component given a row, into `into`; returns the log-likelihood of the row. */
export function componentsOf(
  counts: FeatureCounts,
  row: number,
  { mixture, into }: { readonly mixture: Mixture; readonly into: Float64Array },
): number {
  const { logShare, logProbability, features } = mixture;
  into.set(logShare);
  for (let at = counts.offset[row] ?? 0; at < (counts.offset[row + 1] ?? 0); at += 1) {
    const feature = counts.feature[at] ?? 0;
    const count = counts.count[at] ?? 0;
    for (let k = 0; k < into.length; k += 1)
      into[k] = (into[k] ?? 0) + count * (logProbability[k * features + feature] ?? 0);
  }
  const most = into.reduce((a, b) => (a > b ? a : b), -Infinity);
  let sum = 0;
  for (let k = 0; k < into.length; k += 1) {
    into[k] = exp((into[k] ?? 0) - most);
    sum += into[k] ?? 0;
  }
  for (let k = 0; k < into.length; k += 1) into[k] = (into[k] ?? 0) / sum;
  return most + log(sum);
}

function sharesOf({ feature, count, features }: FeatureCounts): Float64Array {
  const sums = new Float64Array(features);
  feature.forEach((one, at) => (sums[one] = (sums[one] ?? 0) + (count[at] ?? 0)));
  return normalised(sums);
}

function normalised(values: Float64Array): Float64Array {
  const sum = values.reduce((a, b) => a + b, 0);
  return values.map((value) => value / (sum || 1));
}

function drawn(
  counts: FeatureCounts,
  everybody: Float64Array,
  { components, random }: { readonly components: number; readonly random: () => number },
): Mixture {
  const rows = counts.offset.length - 1;
  const { features } = counts;
  const logProbability = new Float64Array(components * features);
  for (let k = 0; k < components; k += 1) {
    const row = Math.floor(random() * rows);
    const weights = everybody.map((share) => START * share + 1e-9);
    for (let at = counts.offset[row] ?? 0; at < (counts.offset[row + 1] ?? 0); at += 1) {
      const feature = counts.feature[at] ?? 0;
      weights[feature] = (weights[feature] ?? 0) + (counts.count[at] ?? 0);
    }
    logProbability.set(normalised(weights).map(log), k * features);
  }
  return { logShare: new Float64Array(components).fill(-log(components)), logProbability, features };
}

/** One turn of expectation and maximisation; the likelihood is that of the mixture given. */
function improve(
  counts: FeatureCounts,
  everybody: Float64Array,
  mixture: Mixture,
): { mixture: Mixture; likelihood: number } {
  const { features } = mixture;
  const components = mixture.logShare.length;
  const share = new Float64Array(components).fill(1);
  const sums = Array.from({ length: components }, () => everybody.map((one) => PRIOR * one + 1e-9));
  const into = new Float64Array(components);
  let likelihood = 0;
  for (let row = 0; row < counts.offset.length - 1; row += 1) {
    likelihood += componentsOf(counts, row, { mixture, into });
    for (let k = 0; k < components; k += 1) {
      const part = into[k] ?? 0;
      const sum = sums[k];
      if (part < 1e-6 || sum === undefined) continue;
      share[k] = (share[k] ?? 0) + part;
      for (let at = counts.offset[row] ?? 0; at < (counts.offset[row + 1] ?? 0); at += 1) {
        const feature = counts.feature[at] ?? 0;
        sum[feature] = (sum[feature] ?? 0) + part * (counts.count[at] ?? 0);
      }
    }
  }
  const logProbability = new Float64Array(components * features);
  sums.forEach((sum, k) => logProbability.set(normalised(sum).map(log), k * features));
  return { mixture: { logShare: normalised(share).map(log), logProbability, features }, likelihood };
}

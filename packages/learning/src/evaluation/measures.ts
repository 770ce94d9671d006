import { ndcgAt, precisionAt, recallAt } from '../ranking-metrics.js';

/** One case judged: the list, best first, and what was wanted. */
export interface Judged {
  readonly ranked: readonly number[];
  readonly truth: ReadonlySet<number>;
}

const PER_CASE = {
  'p@5': (one: Judged) => precisionAt(one, 5),
  'recall@10': (one: Judged) => recallAt(one, 10),
  'recall@20': (one: Judged) => recallAt(one, 20),
  'ndcg@10': (one: Judged) => ndcgAt(one, 10),
  'ndcg@20': (one: Judged) => ndcgAt(one, 20),
  'hr@10': (one: Judged) => (recallAt(one, 10) > 0 ? 1 : 0),
  'mrr@20': (one: Judged) => reciprocalRank(one, 20),
};
export type CaseMeasure = keyof typeof PER_CASE;
export const CASE_MEASURES = Object.keys(PER_CASE) as CaseMeasure[];

export type Interval = readonly [number, number];
export type Measures = Readonly<Record<CaseMeasure | 'coverage@20' | 'gini@20' | 'novelty@20', number>> & {
  /** 95 % intervals over cases. */
  readonly ci: Readonly<Record<CaseMeasure, Interval>>;
};

/** Of one case every measure, for means, intervals and differences between models. */
export type CaseValues = Readonly<Record<CaseMeasure, Float64Array>>;

export function caseValues(judged: readonly Judged[]): CaseValues {
  const entries = CASE_MEASURES.map((name) => [name, Float64Array.from(judged, PER_CASE[name])] as const);
  return Object.fromEntries(entries) as Record<CaseMeasure, Float64Array>;
}

/** `sold` counts how often each product was had in training: novelty is the mean of -log2 of its share. */
export function measuresOf(judged: readonly Judged[], values: CaseValues, sold: Float64Array): Measures {
  const means = CASE_MEASURES.map((name) => [name, mean(values[name])] as const);
  const intervals = CASE_MEASURES.map((name) => [name, bootstrapInterval(values[name])] as const);
  const shown = new Float64Array(sold.length);
  for (const { ranked } of judged)
    for (const product of ranked.slice(0, 20)) shown[product] = (shown[product] ?? 0) + 1;
  return {
    ...(Object.fromEntries(means) as Record<CaseMeasure, number>),
    'coverage@20': shown.filter((count) => count > 0).length / Math.max(1, sold.length),
    'gini@20': gini(shown),
    'novelty@20': novelty(shown, sold),
    ci: Object.fromEntries(intervals) as Record<CaseMeasure, Interval>,
  };
}

const RESAMPLES = 1000;

/** The 2.5 % and 97.5 % quantiles of the mean over cases drawn with replacement (Efron 1979); the same draws for the same number of cases. */
export function bootstrapInterval(values: Float64Array): Interval {
  if (values.length === 0) return [0, 0];
  let state = 0x9e3779b9;
  const means = Float64Array.from({ length: RESAMPLES }, () => {
    let sum = 0;
    for (let draw = 0; draw < values.length; draw += 1) {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      sum += values[(state >>> 0) % values.length] as number;
    }
    return sum / values.length;
  }).sort();
  return [means[Math.floor(RESAMPLES * 0.025)] ?? 0, means[Math.ceil(RESAMPLES * 0.975) - 1] ?? 0];
}

function reciprocalRank({ ranked, truth }: Judged, k: number): number {
  const at = ranked.slice(0, k).findIndex((product) => truth.has(product));
  return at < 0 ? 0 : 1 / (at + 1);
}

function mean(values: Float64Array): number {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : 0;
}

/** Inequality of how often products are shown: 0 where all are alike, near 1 where a few take all. */
function gini(shown: Float64Array): number {
  const sorted = shown.slice().sort();
  const total = sorted.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  const weighted = sorted.reduce((sum, count, at) => sum + (2 * (at + 1) - sorted.length - 1) * count, 0);
  return weighted / (sorted.length * total);
}

function novelty(shown: Float64Array, sold: Float64Array): number {
  const all = sold.reduce((sum, count) => sum + count, 0);
  let [sum, count] = [0, 0];
  shown.forEach((times, product) => {
    sum -= times * Math.log2(Math.max(sold[product] ?? 0, 0.5) / Math.max(1, all));
    count += times;
  });
  return count > 0 ? sum / count : 0;
}

import type { Case } from '../coefficients/tuning-set.js';
import type { Protocol } from './folds.js';
import { learnKnowledge, type Learning, relatedEach } from '../ranker/knowledge.js';
import { Ranker } from '../ranker/rank.js';
import { signalsOf } from '../ranker/signals-of.js';
import { type Fold, tune, type Tuned } from '../ranker/tune.js';
import type { PurchaseHistory } from '../purchase-history.js';
import type { Signal } from '../signals/signal.js';
import { everyNth } from '../every-nth.js';
import type { Judged } from './measures.js';

export interface EvaluateInput {
  readonly protocol: Protocol;
  readonly train: PurchaseHistory;
  /** Whom the ranking is judged by. */
  readonly cases: readonly Case[];
  /** By whom it is tuned; made of the training data or given. */
  readonly tuning: readonly [Fold, ...Fold[]];
}

/** Most cases that coefficients are tuned on. */
const MOST_CASES = 4_000;
const LISTED = 100;

export interface Ranked {
  readonly tuned: Tuned;
  /** Is what one had left out? */
  readonly newOnly: boolean;
  readonly judged: readonly Judged[];
  /** What ranked them. */
  readonly weighted: readonly { readonly signal: Signal; readonly coefficient: number }[];
  readonly options: { readonly products: number; readonly count: number; readonly newOnly: boolean };
}

/** Tunes on the tuning fold, learns all of the training data with what was found, and ranks for every case. */
export async function rankCases(
  { protocol, train, cases, tuning }: EvaluateInput,
  learning: Learning,
): Promise<Ranked> {
  const [first, ...others] = tuning;
  const sampled = (fold: Fold): Fold => ({
    ...fold,
    cases: everyNth(fold.cases, MOST_CASES / tuning.length),
  });
  const newOnly = protocol === 'new-items' || !wantsOwn(first.cases);
  const k = 20;
  const sequenceDecay = usualDecay(train);
  const tuned = await tune([sampled(first), ...others.map(sampled)], {
    ...learning,
    k,
    ownCounts: !newOnly,
    sequenceDecay,
  });
  learning.onStage('learning from all of the training data');
  const rest = await learnKnowledge(train, tuned.settings, learning);
  const { lambdaFactor, attributeStrength } = tuned.settings;
  const [related = rest.walkedTo] = await relatedEach(train, [lambdaFactor], {
    ...learning,
    attributeStrength,
  });
  const signals = signalsOf({ ...rest, related }, { ...learning, products: train.products }, !newOnly);
  const weighted = signals.map((signal) => ({ signal, coefficient: tuned.coefficients[signal.name] ?? 0 }));
  const options = { products: train.products.length, count: LISTED, newOnly };
  const ranker = new Ranker(weighted, options);
  learning.onStage(`ranking for ${cases.length} cases`);
  const judged = cases.map(({ past, now, truth }) => ({ ranked: ranker.rank(past, now), truth }));
  return { tuned, newOnly, judged, weighted, options };
}

/** Do people want what they had? One in a hundred of what is wanted is enough. */
function wantsOwn(cases: readonly Case[]): boolean {
  let [own, all] = [0, 0];
  for (const { past, truth } of cases) {
    for (const item of truth) if (past.had.has(item)) own += 1;
    all += truth.size;
  }
  return own > 0.01 * all;
}

/** What an occasion further back counts: baskets of several things change slowly, clicks within the hour at once. */
function usualDecay(history: PurchaseHistory): number {
  const items = history.basketItem.length / Math.max(1, history.basketCustomer.length);
  return items > 2 ? 0.95 : hasSessions(history) ? 0.5 : 0.7;
}

const HOUR_MS = 3_600_000;

/** Do most customers come and go within a day, most of what they do within an hour of what was before? */
function hasSessions(history: PurchaseHistory): boolean {
  const last = new Map<number, number>();
  let [near, gaps] = [0, 0];
  history.basketCustomer.forEach((customer, basket) => {
    const at = history.basketTime[basket] ?? 0;
    const before = last.get(customer);
    if (before !== undefined) {
      gaps += 1;
      if (at - before < HOUR_MS) near += 1;
    }
    last.set(customer, at);
  });
  return near > 0.5 * gaps;
}

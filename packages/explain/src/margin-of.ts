import type { Outcome } from './outcome.js';

/** By how much a product missed a list. */
export interface Margin {
  /** The last offer that was shown. */
  readonly lostTo: { readonly product: string; readonly title: string };
  /** What its priority would have to be multiplied by to draw level; at least 1 unless something else kept it out. */
  readonly factor: number | null;
  /**
   * What evidence would have to add to its score to draw level, log-odds; null where no evidence could: the propensity
   * would have to be 1 or more.
   */
  readonly logOdds: number | null;
}

/**
 * The margin to the last offer shown. Priority is propensity x value x levers, so a factor on the priority is the same
 * factor on the propensity, value and levers being what they are. Null where nothing was shown or the product has no
 * priority; the factor is null where the priority is 0, which nothing can multiply.
 */
export function marginOf(outcome: Pick<Outcome, 'lastShown' | 'priority' | 'score'>): Margin | null {
  const { lastShown, priority, score } = outcome;
  if (lastShown === null || priority === null || score === null) return null;
  const { product, title } = lastShown;
  const factor = priority > 0 ? lastShown.priority / priority : null;
  return { lostTo: { product, title }, factor, logOdds: factor === null ? null : logOddsFor(score, factor) };
}

/** logit(factor x propensity) - score, without losing digits where the propensity is small. */
function logOddsFor(score: number, factor: number): number | null {
  const oddsAgainst = (1 + Math.exp(-score)) / factor - 1;
  return oddsAgainst > 0 ? -Math.log(oddsAgainst) - score : null;
}

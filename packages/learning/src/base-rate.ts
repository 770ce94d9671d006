import { buyerProducts, gatherBuyers, inWindow } from './buyers.js';
import { checkHistory, type PurchaseHistory } from './purchase-history.js';

/** What is assumed where nobody has bought anything yet: one purchase in a thousand. */
const UNKNOWN_RATE = 0.001;

export interface BaseRateOptions {
  /** Days back from the end of history. */
  readonly windowDays?: number;
}

/**
 * Probability that a random buyer buys a random product within the window: the share of (buyer, product) pairs
 * seen. Buyers are all known customers, active or not, and the anonymous baskets of the window. Kept half a pair
 * away from 0 and 1, so strictly between them; .001 without buyers or products. Throws BAD_INPUT on a malformed
 * history.
 */
export function baseRate(history: PurchaseHistory, { windowDays = 28 }: BaseRateOptions = {}): number {
  checkHistory(history);
  const { incidence } = buyerProducts(history, gatherBuyers(history, inWindow(history, windowDays)));
  const pairs = incidence.rows * incidence.products;
  if (pairs === 0) return UNKNOWN_RATE;
  const margin = 0.5 / pairs;
  return Math.min(1 - margin, Math.max(margin, incidence.rowItem.length / pairs));
}

/** Log-odds of a probability strictly between 0 and 1: the bias of an epoch from its base rate. */
export function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

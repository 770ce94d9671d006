import type { Action, Discount } from '@wherefore/contracts';
import { marginOf, type RuleCandidate } from './product-test.js';

const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;

/**
 * What a requirement asks for and does not get, in words; null where it is met. The margin is that of the price after
 * discounts; where cost or price is unknown it cannot be judged, and passes, as with a placement's margin floor.
 */
export function unmetRequirement(
  { margin, propensity }: Extract<Action, { do: 'require' }>,
  standing: RuleCandidate & { readonly discounts: readonly Discount[] },
): string | null {
  const { facts, discounts } = standing;
  const off = discounts.reduce((sum, one) => sum + one.percent, 0);
  const price = facts.price === null ? null : (facts.price * (100 - off)) / 100;
  const has = marginOf(price, facts.cost);
  if (margin !== undefined && has !== null && has < margin)
    return `a margin of at least ${percent(margin)}, this has ${percent(has)}`;
  if (propensity !== undefined && standing.propensity < propensity)
    return `a chance of at least ${percent(propensity)}, this has ${percent(standing.propensity)}`;
  return null;
}

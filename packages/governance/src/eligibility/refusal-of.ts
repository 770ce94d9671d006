import type { Refusal } from '@wherefore/contracts';
import {
  hasFilters,
  isBeingViewed,
  isExcluded,
  isFiltered,
  isInCart,
  isShownElsewhere,
} from './asked-for.js';
import { isNotInStore, isOutOfStock } from './availability.js';
import { fitsNothing, lacksBase } from './base.js';
import { isOutsideCampaign } from './campaign-window.js';
import type { CappedCandidate, EligibilityContext } from './candidate.js';
import { hasNoPrice, isInactive, isUnknown } from './catalogue.js';
import type { HardRule } from './check.js';
import { digestOf } from './digest.js';
import { isShownEnough } from './frequency-cap.js';
import { isComplainedOf, isCoolingDown, isGivenBack } from './goodwill.js';
import { competesWithCart, isNoUpgrade, isOtherIntent } from './intent-fit.js';
import { isNotSoldThere, isTooYoung } from './law.js';
import { isNotDue, isOwned } from './ownership.js';
import { isBelowMargin, isTooUnlikely } from './worth.js';

/**
 * The hard rules in the order they are asked: what the product is, what was asked for, what the law says, what the visitor
 * has, what the visitor has had enough of, what it is worth. The first that objects is the reason that is kept.
 */
export const HARD_RULES: readonly HardRule[] = Object.freeze([
  { rule: 'unknown-product', check: isUnknown },
  { rule: 'inactive', check: isInactive },
  { rule: 'no-price', check: hasNoPrice },
  { rule: 'out-of-stock', check: isOutOfStock },
  { rule: 'not-in-store', check: isNotInStore, when: ({ request }) => request.store !== undefined },
  { rule: 'being-viewed', check: isBeingViewed, when: ({ situation }) => situation.viewing !== null },
  { rule: 'in-cart', check: isInCart, when: (_, { cart }) => cart.size > 0 },
  { rule: 'excluded', check: isExcluded, when: (_, { excluded }) => excluded.size > 0 },
  { rule: 'filtered', check: isFiltered, when: hasFilters },
  { rule: 'shown-elsewhere', check: isShownElsewhere, when: ({ shownElsewhere }) => shownElsewhere.size > 0 },
  { rule: 'campaign-window', check: isOutsideCampaign },
  { rule: 'age', check: isTooYoung },
  { rule: 'region', check: isNotSoldThere },
  { rule: 'requires-base', check: lacksBase },
  { rule: 'fits-nothing', check: fitsNothing },
  {
    rule: 'already-owned',
    check: isOwned,
    when: ({ purchases }, { subscriptions }) => purchases.size + subscriptions.size > 0,
  },
  {
    rule: 'bought-recently',
    check: isNotDue,
    when: ({ purchases, repeats }) => purchases.size > 0 && repeats.size > 0,
  },
  { rule: 'not-an-upgrade', check: isNoUpgrade },
  {
    rule: 'substitute-of-cart',
    check: competesWithCart,
    when: ({ substitutesOfCart }) => substitutesOfCart.size > 0,
  },
  { rule: 'frequency-cap', check: isShownEnough },
  { rule: 'cool-down', check: isCoolingDown, when: (_, { rejections }) => rejections.size > 0 },
  {
    rule: 'open-complaint',
    check: isComplainedOf,
    when: (_, { tickets, generalComplaint }) => tickets.size > 0 || generalComplaint !== null,
  },
  { rule: 'recent-refund', check: isGivenBack, when: (_, { returns }) => returns.size > 0 },
  { rule: 'margin-floor', check: isBelowMargin, when: ({ placement }) => placement.marginFloor !== null },
  { rule: 'below-minimum', check: isTooUnlikely, when: ({ placement }) => placement.minPropensity > 0 },
  { rule: 'other-intent', check: isOtherIntent },
]);

/**
 * The hard rules as they stand for one request: says why a candidate may not be offered here and now, or null when it
 * may. Asked of dozens of candidates, so what can be arranged beforehand is, and rules that can have no objection to
 * anybody are not asked.
 */
export function hardRules(context: EligibilityContext): (candidate: CappedCandidate) => Refusal | null {
  const digest = digestOf(context);
  const asked = HARD_RULES.filter(({ when }) => when === undefined || when(context, digest));
  return (candidate) => {
    for (const { rule, check } of asked) {
      const objection = check(candidate, context, digest);
      if (objection === null) continue;
      const product = candidate.facts.id;
      return typeof objection === 'string'
        ? { product, rule, reason: objection }
        : { product, rule, ...objection };
    }
    return null;
  };
}

/** The same for one candidate. */
export const refusalOf = (candidate: CappedCandidate, context: EligibilityContext): Refusal | null =>
  hardRules(context)(candidate);

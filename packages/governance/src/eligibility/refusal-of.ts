import type { Refusal } from '@wherefore/contracts';
import { isBeingViewed, isExcluded, isFiltered, isInCart, isShownElsewhere } from './asked-for.js';
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
  { rule: 'not-in-store', check: isNotInStore },
  { rule: 'being-viewed', check: isBeingViewed },
  { rule: 'in-cart', check: isInCart },
  { rule: 'excluded', check: isExcluded },
  { rule: 'filtered', check: isFiltered },
  { rule: 'shown-elsewhere', check: isShownElsewhere },
  { rule: 'campaign-window', check: isOutsideCampaign },
  { rule: 'age', check: isTooYoung },
  { rule: 'region', check: isNotSoldThere },
  { rule: 'requires-base', check: lacksBase },
  { rule: 'fits-nothing', check: fitsNothing },
  { rule: 'already-owned', check: isOwned },
  { rule: 'bought-recently', check: isNotDue },
  { rule: 'not-an-upgrade', check: isNoUpgrade },
  { rule: 'substitute-of-cart', check: competesWithCart },
  { rule: 'frequency-cap', check: isShownEnough },
  { rule: 'cool-down', check: isCoolingDown },
  { rule: 'open-complaint', check: isComplainedOf },
  { rule: 'recent-refund', check: isGivenBack },
  { rule: 'margin-floor', check: isBelowMargin },
  { rule: 'below-minimum', check: isTooUnlikely },
  { rule: 'other-intent', check: isOtherIntent },
]);

/**
 * Why a candidate may not be offered here and now, or null when it may. Asked of dozens of candidates per request:
 * what can be arranged beforehand is arranged at the first call for a context and kept with it.
 */
export function refusalOf(candidate: CappedCandidate, context: EligibilityContext): Refusal | null {
  const digest = digestOf(context);
  for (const { rule, check } of HARD_RULES) {
    const objection = check(candidate, context, digest);
    if (objection === null) continue;
    const product = candidate.facts.id;
    return typeof objection === 'string'
      ? { product, rule, reason: objection }
      : { product, rule, ...objection };
  }
  return null;
}

import type { Decision, Offer as OfferFacts } from '@wherefore/contracts';
import { toBundleOffer } from './bundle-offer.js';
import { money } from './money.js';
import type { Offer, OfferList } from './offer.js';
import { toProduct } from './product.js';
import { toBecause, type View } from './to-because.js';

const counts = (by: Readonly<Partial<Record<string, number>>>) =>
  Object.entries(by).map(([name, count = 0]) => ({ name, count }));

/** A decision as the API shows it; what costs something is made when it is read. */
export function toOfferList(decision: Decision, view: View): OfferList {
  const { funnel, placement } = decision;
  return {
    id: decision.id,
    at: new Date(decision.at),
    placement: placement.id,
    epoch: decision.versions.epoch,
    rules: decision.versions.rules,
    personalised: decision.personalised,
    candidates: funnel.candidates,
    notes: [...decision.notes],
    degraded: [...decision.degraded],
    offers: decision.offers.map((offer) => toOffer(offer, view, placement.constraints.showPrice)),
    get bundles() {
      return decision.bundles.map(toBundleOffer);
    },
    get funnel() {
      return { ...funnel, sources: counts(funnel.sources), refused: counts(funnel.refused) };
    },
    get refused() {
      return decision.refused.map(({ product, rule, reason, by }) => ({
        productId: product,
        rule,
        reason,
        by: by?.rule ?? null,
      }));
    },
    empty: decision.empty,
    tookMs: decision.tookMs,
  };
}

export function toOffer(offer: OfferFacts, view: View, showPrice = true): Offer {
  return {
    rank: offer.rank,
    get product() {
      return toProduct(offer.product);
    },
    intent: offer.intent,
    get price() {
      return showPrice ? money(offer.price, offer.product.currency) : null;
    },
    get discounts() {
      return [...offer.discounts];
    },
    score: offer.score,
    propensity: offer.propensity,
    value: offer.value,
    priority: offer.priority,
    get levers() {
      return offer.levers.map((lever) => ({ ...lever, expiresAt: new Date(lever.expiresAt) }));
    },
    pinnedBy: offer.pinnedBy,
    explored: offer.explored,
    get because() {
      return toBecause(offer.because, offer.score, view);
    },
  };
}

import type { Decision, Offer as OfferFacts } from '@wherefore/contracts';
import { toBundleOffer } from './bundle-offer.js';
import { toModelUses } from './model-use.js';
import { money } from './money.js';
import type { Offer, OfferList } from './offer.js';
import { toProduct } from './product.js';
import { toBecause, type View } from './to-because.js';
import { toRefusal } from './to-refusal.js';

const counts = (by: Readonly<Partial<Record<string, number>>>) =>
  Object.entries(by).map(([name, count = 0]) => ({ name, count }));

/** A decision as the API shows it; what costs something is made when it is read. */
export const toOfferList = (decision: Decision, view: View): OfferList => new DecisionView(decision, view);

export const toOffer = (offer: OfferFacts, view: View, showPrice = true): Offer =>
  new OfferView(offer, view, showPrice);

/**
 * Getters on a prototype: making one costs nothing but its fields, and only what is asked for is made. That is kept,
 * because compiled operations read a field once for each of its own fields.
 */
class DecisionView implements OfferList {
  private madeOffers: Offer[] | undefined;
  private madeFunnel: OfferList['funnel'] | undefined;

  constructor(
    private readonly decision: Decision,
    private readonly view: View,
  ) {}

  get id() {
    return this.decision.id;
  }
  get at() {
    return new Date(this.decision.at);
  }
  get placement() {
    return this.decision.placement.id;
  }
  get epoch() {
    return this.decision.versions.epoch;
  }
  get rules() {
    return this.decision.versions.rules;
  }
  get personalised() {
    return this.decision.personalised;
  }
  get holdout() {
    return this.decision.taken.holdout;
  }
  get experiments() {
    return this.decision.taken.assignments.map((one) => ({ ...one }));
  }
  get candidates() {
    return this.decision.funnel.candidates;
  }
  get notes() {
    return [...this.decision.notes];
  }
  get degraded() {
    return [...this.decision.degraded];
  }
  get models() {
    return toModelUses(this.decision.models);
  }
  get offers() {
    const { offers, placement } = this.decision;
    return (this.madeOffers ??= offers.map(
      (offer) => new OfferView(offer, this.view, placement.constraints.showPrice),
    ));
  }
  get bundles() {
    return this.decision.bundles.map(toBundleOffer);
  }
  get funnel() {
    const { funnel } = this.decision;
    return (this.madeFunnel ??= {
      ...funnel,
      sources: counts(funnel.sources),
      refused: counts(funnel.refused),
    });
  }
  get refused() {
    return this.decision.refused.map(toRefusal);
  }
  get empty() {
    return this.decision.empty;
  }
  get tookMs() {
    return this.decision.tookMs;
  }
}

class OfferView implements Offer {
  private madeProduct: Offer['product'] | undefined;
  private madePrice: Offer['price'] | undefined;
  private madeBecause: Offer['because'] | undefined;

  constructor(
    private readonly offer: OfferFacts,
    private readonly view: View,
    private readonly showPrice: boolean,
  ) {}

  get rank() {
    return this.offer.rank;
  }
  get product() {
    return (this.madeProduct ??= toProduct(this.offer.product));
  }
  get intent() {
    return this.offer.intent;
  }
  get price() {
    if (this.madePrice === undefined)
      this.madePrice = this.showPrice ? money(this.offer.price, this.offer.product.currency) : null;
    return this.madePrice;
  }
  get discounts() {
    return [...this.offer.discounts];
  }
  get score() {
    return this.offer.score;
  }
  get propensity() {
    return this.offer.propensity;
  }
  get value() {
    return this.offer.value;
  }
  get priority() {
    return this.offer.priority;
  }
  get levers() {
    return this.offer.levers.map((lever) => ({ ...lever, expiresAt: new Date(lever.expiresAt) }));
  }
  get pinnedBy() {
    return this.offer.pinnedBy;
  }
  get explored() {
    return this.offer.explored;
  }
  get because() {
    return (this.madeBecause ??= toBecause(this.offer.because, this.offer.score, this.view));
  }
}

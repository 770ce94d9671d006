import type { FoundDecision, Repeated, Reviewed } from '@wherefore/engine';
import { toModelUses } from './model-use.js';
import { toOffer, toOfferList } from './to-offer.js';
import { toRefusal } from './to-refusal.js';
import type { View } from './to-because.js';
import type { DecisionLine, RecordedDecision, Repetition } from './recorded-decision.js';

export const toDecisionLine = ({ id, record }: FoundDecision): DecisionLine => ({
  id,
  at: new Date(record.at),
  placement: record.request.placement,
  customer: record.request.customer ?? null,
  viewing: record.request.viewing ?? null,
  products: record.offers.map(({ product }) => product),
  epoch: record.versions.epoch,
  rules: record.versions.rules,
});

/** `id` is what it was asked for by. */
export function toRecordedDecision(
  id: string,
  { record, placement, offers }: Reviewed,
  view: View,
): RecordedDecision {
  const { request, versions } = record;
  return {
    id,
    at: new Date(record.at),
    placement: placement.id,
    request: {
      customer: request.customer ?? null,
      viewing: request.viewing ?? null,
      cart: [...request.cart],
      recentlyViewed: [...request.recentlyViewed],
      channel: request.channel ?? null,
      store: request.store ?? null,
      locale: request.locale ?? null,
      first: request.first,
    },
    epoch: versions.epoch,
    rules: versions.rules,
    personalised: record.personalised,
    candidates: record.candidates,
    notes: [...record.notes],
    degraded: [...record.degraded],
    models: toModelUses(record.models),
    offers: offers.map((offer) => toOffer(offer, view, placement.constraints.showPrice)),
    refused: record.refused.map(toRefusal),
    tookMs: record.tookMs,
  };
}

export const toRepetition = (
  { equal, differences, impossible, decided }: Repeated,
  view: View,
): Repetition => ({
  equal,
  differences: [...differences],
  impossible,
  list: decided === null ? null : toOfferList(decided.decision, view),
});

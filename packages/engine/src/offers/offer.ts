import {
  accepted,
  type Decision,
  type OfferRequest,
  type RequestRefused,
  type Result,
} from '@wherefore/contracts';
import { type RecordParts, recordDecision } from '../record/record-decision.js';
import { decideOffers } from './decide-offers.js';
import type { Desk } from './desk.js';
import type { Moment } from './load-inputs.js';

/** Where offers are decided and where decisions are kept. */
export interface OfferParts extends RecordParts {
  readonly desk: Desk;
}

/**
 * Decides offers and records the decision before it is answered: an offer nobody can account for is not shown. Throws
 * UNAVAILABLE when it could not be recorded.
 */
export async function offer(
  parts: OfferParts,
  request: OfferRequest,
  moment: Moment,
): Promise<Result<Decision, RequestRefused>> {
  const decided = await decideOffers(parts.desk, request, moment);
  if (!decided.ok) return decided;
  const id = await recordDecision(parts, decided.value.record());
  return accepted({ ...decided.value.decision, id });
}

/** The units of one page, decided together: no product is shown twice. Earlier units choose first. */
export async function offerPage(
  parts: OfferParts,
  requests: readonly OfferRequest[],
  now: Date,
): Promise<Result<Decision, RequestRefused>[]> {
  const shown = new Set<string>();
  const units: Result<Decision, RequestRefused>[] = [];
  for (const request of requests) {
    const unit = await offer(parts, request, { now, shownElsewhere: new Set(shown) });
    if (unit.ok) for (const { product } of unit.value.offers) shown.add(product.id);
    units.push(unit);
  }
  return units;
}

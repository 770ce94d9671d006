import {
  accepted,
  type Decision,
  type OfferRequest,
  type RequestRefused,
  type Result,
} from '@wherefore/contracts';
import { type RecordParts, recordDecision } from '../record/record-decision.js';
import type { DecisionWatch } from '../watch/decision-watch.js';
import { type Decided, decideFrom, decideOffers } from './decide-offers.js';
import type { Desk } from './desk.js';
import { loadInputs, type Moment } from './load-inputs.js';

/** Where offers are decided and where decisions are kept. */
export interface OfferParts extends RecordParts {
  readonly desk: Desk;
  /** Counts what versions do that decide; left out, nothing is counted. */
  readonly watch?: DecisionWatch;
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
  const started = performance.now();
  const decided = await decideWatched(parts, request, { ...moment, started });
  if (!decided.ok) return decided;
  const id = await recordDecision(parts, decided.value.record());
  parts.watch?.decided(decided.value, performance.now() - started);
  return accepted({ ...decided.value.decision, id });
}

/** Where the version that is tried fails, it is counted and the current one decides: a visitor must not pay for a trial. */
async function decideWatched(
  { desk, watch }: OfferParts,
  request: OfferRequest,
  moment: Moment & { readonly started: number },
): Promise<Result<Decided, RequestRefused>> {
  const inputs = await loadInputs(desk, request, moment);
  if (!inputs.ok) return inputs;
  const { trial } = inputs.value;
  try {
    return accepted(await decideFrom(desk, inputs.value, moment.started));
  } catch (error) {
    if (trial !== null) watch?.failed(trial, performance.now() - moment.started);
    if (trial?.arm !== 'canary') throw error;
    return decideOffers(desk, request, { ...moment, currentOnly: true });
  }
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

import { accepted, type OfferRequest, type RequestRefused, type Result } from '@wherefore/contracts';
import { compareDecisions, type Comparison, wordingFor } from '@wherefore/explain';
import { type Decided, decideOffers } from './decide-offers.js';
import type { Desk } from './desk.js';
import type { Moment } from './load-inputs.js';

/** What differs between the lists of two requests, decided at the same moment. Records nothing. */
export async function compareDecided(
  desk: Desk,
  [first, second]: readonly [OfferRequest, OfferRequest],
  moment: Moment,
): Promise<Result<Comparison, RequestRefused>> {
  const a = await decideOffers(desk, first, moment);
  if (!a.ok) return a;
  const b = await decideOffers(desk, second, moment);
  if (!b.ok) return b;
  return accepted(compareLists(a.value, b.value));
}

/** What differs between two lists that are decided, in the language of the first. */
export function compareLists(a: Decided, b: Decided): Comparison {
  return compareDecisions(a.decision, b.decision, {
    wording: wordingFor(a.inputs.request.locale ?? null),
    visitors: { a: a.inputs.situation, b: b.inputs.situation },
  });
}

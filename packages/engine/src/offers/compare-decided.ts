import { accepted, type OfferRequest, type RequestRefused, type Result } from '@wherefore/contracts';
import { compareDecisions, type Comparison, wordingFor } from '@wherefore/explain';
import { decideOffers } from './decide-offers.js';
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
  const wording = wordingFor(first.locale ?? null);
  return accepted(
    compareDecisions(a.value.decision, b.value.decision, {
      wording,
      visitors: { a: a.value.inputs.situation, b: b.value.inputs.situation },
    }),
  );
}

import type { OfferRequest, Situation } from '@wherefore/contracts';
import { type Graph, loadSituation as statement } from '@wherefore/graph';

/** How much of a customer's latest behaviour is taken into account, relationships. */
const MOST_BEHAVIOUR = 120;

/** Who asks, and what we may know of them now. */
export async function loadSituation(
  parts: { graph: Graph; consentDefault: boolean },
  request: OfferRequest,
  now: Date,
): Promise<Situation> {
  const customer = request.customer ?? null;
  const [row] =
    customer === null
      ? []
      : await parts.graph.read(statement, {
          customer,
          consentDefault: parts.consentDefault,
          limit: MOST_BEHAVIOUR,
        });
  return {
    now: now.toISOString(),
    customer,
    known: row?.known ?? false,
    consent: row?.consent ?? false,
    segments: row?.segments ?? [],
    subscriptions: row?.subscriptions ?? [],
    behaviour: row?.behaviour ?? [],
    viewing: request.viewing ?? null,
    cart: request.cart,
    recentlyViewed: request.recentlyViewed,
  };
}

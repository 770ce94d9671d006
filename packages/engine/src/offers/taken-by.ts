import type { OfferRequest, Placement, Taken, Visitor } from '@wherefore/contracts';
import { assign } from '@wherefore/experiments';
import type { OpenTraffic } from './load-traffic.js';
import type { VisitorIds } from './visitor-book.js';

interface Asking {
  readonly request: OfferRequest;
  readonly ids: VisitorIds;
  readonly visitor: Visitor;
  readonly placement: Placement;
}

/** The arms and the holdout of whoever asks. Groups count as far as the visitor has agreed to be known by them. */
export const takenBy = ({ traffic }: OpenTraffic, { request, ids, visitor, placement }: Asking): Taken =>
  assign(traffic, {
    units: { customer: ids.customer, session: ids.session, store: request.store ?? null },
    placement: placement.id,
    channel: request.channel ?? placement.channel,
    segments: visitor.consent ? visitor.segments.map(({ id }) => id) : [],
  });

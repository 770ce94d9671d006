import {
  accepted,
  type CustomerId,
  type OfferRequest,
  refused,
  type RequestRefused,
  type Result,
} from '@wherefore/contracts';
import { missingContext, unknownPlacement } from './refuse-request.js';
import type { Desk } from './desk.js';
import type { Inputs } from './inputs.js';
import { recencyClock } from './recency-clock.js';
import { seedOf } from './seed-of.js';
import type { VisitorIds } from './visitor-book.js';

/** Customers and sessions are recorded by pseudonym only. */
function withPseudonyms(request: OfferRequest, { customer, session }: VisitorIds): OfferRequest {
  return {
    ...request,
    ...(customer === null ? {} : { customer: customer as CustomerId }),
    ...(session === null ? {} : { session }),
  };
}

export interface Moment {
  readonly now: Date;
  readonly shownElsewhere?: ReadonlySet<string>;
}

/** Reads who asks and what holds now: one round trip to Redis, and the graph for what has changed. */
export async function loadInputs(
  desk: Desk,
  request: OfferRequest,
  { now, shownElsewhere = new Set() }: Moment,
): Promise<Result<Inputs, RequestRefused>> {
  const { customer, session } = request;
  const ids = {
    customerId: customer ?? null,
    customer: customer === undefined ? null : desk.keyring.pseudonym(customer),
    session: session === undefined ? null : desk.keyring.pseudonym(session),
  };
  await desk.hear();
  const [knowledge, visitor, marks] = await Promise.all([
    desk.knowledge(),
    desk.visitors.load(ids),
    desk.visitors.marks(ids),
  ]);
  const placed = knowledge.placements.get(request.placement);
  if (placed === undefined) return refused(unknownPlacement(request.placement, knowledge.placements.keys()));
  const missing = missingContext(placed.placement, request);
  if (missing !== null) return refused(missing);

  const { epoch, rules, bundles, evidence, standings, kept } = knowledge;
  return accepted({
    request,
    recorded: withPseudonyms(request, ids),
    placement: placed.placement,
    epoch,
    rules,
    bundles,
    evidence,
    standings,
    basis: {
      visitor: visitor.snapshot.hash,
      placement: placed.snapshot.hash,
      rules: kept.rules.hash,
      epoch: kept.epoch?.hash ?? null,
    },
    snapshots: [visitor.snapshot, placed.snapshot, kept.rules, ...(kept.epoch === null ? [] : [kept.epoch])],
    situation: {
      ...visitor.value,
      at: now.toISOString(),
      now: recencyClock(knowledge.epoch, now).toISOString(),
      customer: request.customer ?? null,
      viewing: request.viewing ?? null,
      cart: request.cart,
      recentlyViewed: request.recentlyViewed,
      store: request.store ?? null,
      rejections: [...visitor.value.rejections, ...marks.rejections],
      exposures: marks.exposures,
    },
    leftOut: [],
    seed:
      placed.placement.exploration === 0
        ? 0
        : seedOf(`${ids.customer ?? ids.session ?? ''}|${placed.placement.id}|${now.toISOString()}`),
    shownElsewhere,
  });
}

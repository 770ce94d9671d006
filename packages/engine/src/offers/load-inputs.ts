import {
  accepted,
  type Basis,
  type Epoch,
  type OfferRequest,
  type Placement,
  refused,
  type RequestRefused,
  type Result,
  type RuleSet,
  type Situation,
  type Snapshot,
} from '@wherefore/contracts';
import { missingContext, unknownPlacement } from './refuse-request.js';
import type { Desk } from './desk.js';
import type { Bundles } from './load-bundle-parts.js';
import type { EvidenceBook } from './evidence-book.js';
import type { Rankings } from './ranked-before.js';
import { recencyClock } from './recency-clock.js';
import { seedOf } from './seed-of.js';

/** Everything a decision is computed from, but for the evidence and the products it will ask for. */
export interface Inputs {
  readonly request: OfferRequest;
  readonly placement: Placement;
  readonly situation: Situation;
  readonly epoch: Epoch | null;
  readonly rules: RuleSet;
  readonly bundles: Bundles;
  readonly evidence: EvidenceBook | null;
  /** What was ranked before from the same; null where the inputs are supposed, not read. */
  readonly rankings: Rankings | null;
  /** Draws of exploration are made from it. */
  readonly seed: number;
  /** Products that other units of the page show. */
  readonly shownElsewhere: ReadonlySet<string>;
  /** What to keep of it all, by hash, and the snapshots themselves. */
  readonly basis: Basis;
  readonly snapshots: readonly Snapshot[];
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
  const knowledge = await desk.knowledge();
  const placed = knowledge.placements.get(request.placement);
  if (placed === undefined) return refused(unknownPlacement(request.placement, knowledge.placements.keys()));
  const missing = missingContext(placed.placement, request);
  if (missing !== null) return refused(missing);

  const [visitor, marks] = await Promise.all([desk.visitors.load(ids), desk.visitors.marks(ids)]);
  const { epoch, rules, bundles, evidence, rankings, kept } = knowledge;
  return accepted({
    request,
    placement: placed.placement,
    epoch,
    rules,
    bundles,
    evidence,
    rankings,
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
    seed: seedOf(`${ids.customer ?? ids.session ?? ''}|${placed.placement.id}|${now.toISOString()}`),
    shownElsewhere,
  });
}

import {
  accepted,
  type CustomerId,
  type OfferRequest,
  refused,
  type RequestRefused,
  type Result,
  type Situation,
  type Snapshot,
  type Visitor,
} from '@wherefore/contracts';
import type { Marks } from '@wherefore/queue';
import { liveModels } from '../terms/ask-models.js';
import type { TermSituation } from '../terms/term-rows.js';
import { armOf } from './arm-of.js';
import { missingContext, unknownPlacement } from './refuse-request.js';
import type { Desk } from './desk.js';
import type { Inputs, TrialArm } from './inputs.js';
import type { Knowledge } from './load-knowledge.js';
import { asHeldOut } from './held-out.js';
import { asStranger } from '../privacy/as-stranger.js';
import { recencyClock } from './recency-clock.js';
import { seedOf } from './seed-of.js';
import type { Setting } from './setting.js';
import { settingOf } from './setting-of.js';
import { takenBy } from './taken-by.js';
import type { SeenVisitor, VisitorIds } from './visitor-book.js';

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
  /** Decide with the current version, whatever is tried. */
  readonly currentOnly?: boolean;
  /** The request may lack what its placement needs, because it is going to be changed. */
  readonly unfinished?: boolean;
}

/** Reads who asks and what holds now: one round trip to Redis, and the graph for what has changed. */
export async function loadInputs(
  desk: Desk,
  asked: OfferRequest,
  { now, shownElsewhere = new Set(), currentOnly = false, unfinished = false }: Moment,
): Promise<Result<Inputs, RequestRefused>> {
  await desk.hear();
  const knowledge = await desk.knowledge();
  const request = asStranger(desk.keyring, asked, knowledge.forgotten);
  const ids = idsOf(desk, request);
  const [visitor, marks] = await Promise.all([desk.visitors.load(ids), desk.visitors.marks(ids)]);
  const placed = knowledge.placements.get(request.placement);
  if (placed === undefined) return refused(unknownPlacement(request.placement, knowledge.placements.keys()));
  const missing = unfinished ? null : missingContext(placed.placement, request);
  if (missing !== null) return refused(missing);

  const taken = takenBy(knowledge.experiments, { request, ids, visitor: visitor.value, ...placed });
  const setting = settingOf(knowledge, placed, taken.assignments);
  const visiting = ids.customer ?? ids.session;
  const trial = currentOnly || setting.isVersioned ? null : trialFor(knowledge, visiting);
  const { epoch, evidence, standings, snapshot } = servedBy(setting, trial);
  const { placement } = setting.placed;
  const situation = asHeldOut(
    situationOf(request, { visitor: visitor.value, marks, at: now, now: recencyClock(epoch, now) }),
    taken,
  );
  return accepted({
    request,
    recorded: withPseudonyms(request, ids),
    placement,
    epoch,
    rules: setting.rules,
    bundles: knowledge.bundles,
    evidence,
    standings: taken.holdout === null ? standings : knowledge.experiments.held,
    basis: {
      visitor: visitor.snapshot.hash,
      placement: setting.placed.snapshot.hash,
      rules: setting.rulesSnapshot.hash,
      epoch: snapshot?.hash ?? null,
    },
    snapshots: [
      visitor.snapshot,
      setting.placed.snapshot,
      setting.rulesSnapshot,
      ...(snapshot === null ? [] : [snapshot]),
    ],
    situation,
    models: liveModels(desk.terms, knowledge.models.terms, whoIs(situation, ids)),
    leftOut: [],
    unread: unreadOf(knowledge, visitor),
    seed: placement.exploration === 0 ? 0 : seedOf(`${visiting ?? ''}|${placement.id}|${now.toISOString()}`),
    shownElsewhere,
    trial,
    taken,
    saysReasons: setting.saysReasons,
    notServed: problemsOf(knowledge),
  });
}

const problemsOf = ({ experiments, models }: Knowledge): readonly string[] =>
  models.unreadable.length === 0
    ? experiments.problems
    : [
        ...experiments.problems,
        ...models.unreadable.map((name) => `The model ${name} adds nothing: its contract cannot be read.`),
      ];

/** What models may be told of who asks: without consent nothing. */
const whoIs = ({ known, consent, at }: Situation, { customer }: VisitorIds): TermSituation => ({
  customer: known && consent ? customer : null,
  at: new Date(at),
});

const idsOf = ({ keyring }: Desk, { customer, session }: OfferRequest) => ({
  customerId: customer ?? null,
  customer: customer === undefined ? null : keyring.pseudonym(customer),
  session: session === undefined ? null : keyring.pseudonym(session),
});

function situationOf(
  request: OfferRequest,
  { visitor, marks, at, now }: { visitor: Visitor; marks: Marks; at: Date; now: Date },
): Situation {
  return {
    ...visitor,
    at: at.toISOString(),
    now: now.toISOString(),
    customer: request.customer ?? null,
    viewing: request.viewing ?? null,
    cart: request.cart,
    recentlyViewed: request.recentlyViewed,
    store: request.store ?? null,
    rejections: [...visitor.rejections, ...marks.rejections],
    exposures: marks.exposures,
  };
}

const unreadOf = (knowledge: Knowledge, visitor: SeenVisitor): string[] => [
  ...(visitor.unread === null ? [] : [`visitor: ${visitor.unread}; decided as for a stranger`]),
  ...(knowledge.unread === null ? [] : [`knowledge: ${knowledge.unread}; decided from what was read before`]),
];

function trialFor({ tried: { trial } }: Knowledge, visitor: string | null): TrialArm | null {
  return trial === null || visitor === null || !trial.isReady()
    ? null
    : { trial, arm: armOf(trial, visitor) };
}

/** What decides: the version that is tried where it is the visitor's and can be read, else the current one. */
function servedBy(
  { epoch, evidence, standings, epochSnapshot }: Setting,
  trial: TrialArm | null,
): Pick<Inputs, 'epoch' | 'evidence' | 'standings'> & { readonly snapshot: Snapshot | null } {
  if (trial?.arm === 'canary' && trial.trial.canary !== null) return trial.trial.canary;
  return { epoch, evidence, standings, snapshot: epochSnapshot };
}

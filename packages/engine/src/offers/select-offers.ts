import type { BundleOffer, Funnel, RecordedBundle, Refusal, TermUse } from '@wherefore/contracts';
import {
  type ActiveRules,
  activeRules,
  holdsUntil,
  namedProducts,
  requestRefusal,
} from '@wherefore/governance';
import { type Composed, composeList, fillUp } from '@wherefore/scoring';
import { composeBundles, type ComposedBundles, NO_BUNDLES } from './compose-bundles.js';
import type { Desk } from './desk.js';
import type { Found } from './found.js';
import type { Learned } from './learned.js';
import { eligibilityContext } from './eligibility-context.js';
import { funnelOf } from './funnel-of.js';
import { judgedBefore } from './judged-before.js';
import { type Judged, judgeCandidates } from './judge-candidates.js';
import type { Inputs } from './inputs.js';
import type { Ranking } from './rank-candidates.js';
import type { LeftOut } from './evidence-book.js';
import { NO_MODELS } from '../terms/ask-models.js';
import { EMPTY_SHELF, type Shelf, together } from './shelf.js';
import { shelfFor, standingOf } from './standings.js';
import { withModels } from './with-models.js';

export type Chosen = Judged & { readonly explored: number | null };

/** What was chosen, and everything that can be said about what was not. */
export interface Selection {
  readonly ranking: Ranking;
  readonly chosen: readonly Chosen[];
  readonly eligible: readonly Judged[];
  readonly refused: readonly Refusal[];
  readonly dropped: Composed<Judged>['dropped'];
  readonly bundles: readonly BundleOffer[];
  /** The shop's bundles that were looked at. */
  readonly bundlesLooked: readonly RecordedBundle[];
  readonly funnel: Funnel;
  readonly shelf: Shelf;
  /** Models that add to scores, and what they said. */
  readonly models: readonly TermUse[];
  /** Evidence that was left out. */
  readonly leftOut: readonly LeftOut[];
  /** Products of the request that the catalogue does not have. */
  readonly unknown: readonly string[];
  /** How many of the chosen fill slots that evidence for the placement's intents left empty. */
  readonly filled: number;
  /** Why nothing may be offered at all, if so. */
  readonly stopped: { readonly rule: Refusal['rule']; readonly reason: string } | null;
}

const NO_RANKING: Ranking = { anchors: [], walks: [], pool: [], candidates: 0, without: new Set() };
export const NOTHING: Selection = Object.freeze({
  ranking: NO_RANKING,
  chosen: [],
  eligible: [],
  refused: [],
  dropped: [],
  bundles: [],
  bundlesLooked: [],
  funnel: { sources: {}, candidates: 0, examined: 0, refused: {}, eligible: 0, shown: 0 },
  shelf: EMPTY_SHELF,
  models: [],
  leftOut: [],
  unknown: [],
  filled: 0,
  stopped: null,
});

/** How many candidates are asked about: enough for hard rules to strike out most of them, then all there are. */
const poolSizes = (first: number): readonly number[] => [first * 3 + 30, 2_000];

/** Evidence, score, hard rules, priority, variety: from a situation to the offers. */
export async function selectOffers(
  desk: Pick<Desk, 'index' | 'products'>,
  inputs: Learned,
): Promise<Selection> {
  const stopped = requestRefusal(inputs);
  if (stopped !== null) return { ...NOTHING, stopped };
  const rules = activeRules(inputs.rules, inputs);
  const [small = 0, large = 0] = poolSizes(inputs.request.first);
  let found = await examine(desk, inputs, { rules, count: small });
  if (isShort(found, inputs) && found.ranking.pool.length < found.ranking.candidates)
    found = await examine(desk, inputs, { rules, count: large });
  const before = selections.get(found);
  if (before !== undefined) return before;
  const filled = isShort(found, inputs) ? await fill(desk, inputs, found) : NOT_FILLED;
  const composed = await composeBundles(desk, inputs, found);
  const selection = selectionOf(inputs, found, { filled, composed });
  if (filled === NOT_FILLED && composed === NO_BUNDLES) selections.set(found, selection);
  return selection;
}

/** What was selected from the same, where nothing else was looked at for it. */
const selections = new WeakMap<Found, Selection>();

function selectionOf(
  inputs: Learned,
  found: Found,
  { filled, composed }: { readonly filled: Filled; readonly composed: ComposedBundles },
): Selection {
  const chosen = [...found.composed.chosen, ...filled.chosen].map(({ candidate, explored }) => ({
    ...candidate,
    explored,
  }));
  return {
    ranking: found.ranking,
    chosen,
    eligible: found.eligible,
    refused: found.refused,
    dropped: found.composed.dropped,
    bundles: composed.bundles,
    bundlesLooked: composed.fixed,
    funnel: funnelOf(found, chosen.length),
    shelf: together(found.shelf, filled.looked, composed.looked),
    models: found.models,
    leftOut: once([...found.leftOut, ...filled.leftOut, ...composed.leftOut]),
    unknown: requestProducts(inputs).filter((id) => !found.shelf.facts.has(id)),
    filled: filled.chosen.length,
    stopped: null,
  };
}

interface Search {
  readonly rules: ActiveRules;
  readonly count: number;
}

async function examine(
  desk: Pick<Desk, 'index' | 'products'>,
  inputs: Learned,
  { rules, count }: Search,
): Promise<Found> {
  const standing = await standingOf(inputs, desk.index, { count, also: namedProducts(rules) });
  const { leftOut } = standing;
  const { isNone } = inputs.models;
  const { ranking, models } = isNone
    ? { ranking: standing.ranking, models: [] }
    : await withModels(standing.ranking, inputs);
  const shelf = await shelfFor(standing, desk.products, () => idsToLoad(ranking, inputs));
  // What models said may be other than it was: nothing that was judged with it is used again.
  const known = isNone ? judgedBefore(standing.judged, inputs, shelf) : null;
  if (known !== null) return known;
  const { facts } = shelf;
  const from = { book: inputs.evidence, index: desk.index };
  const context = eligibilityContext(inputs, ranking, { ...from, facts });
  const judgement = judgeCandidates(ranking, facts, { context, rules, unread: shelf.unread });
  const { request, placement, seed } = inputs;
  const composed = composeList(judgement.eligible, {
    first: Math.min(request.first, placement.slots),
    placement,
    seed,
  });
  const found = { ...judgement, ranking, leftOut, shelf, composed, rules, models };
  if (isNone && placement.exploration === 0 && inputs.shownElsewhere.size === 0)
    standing.judged = {
      found,
      shelf,
      rules: inputs.rules,
      exposures: inputs.situation.exposures,
      request: JSON.stringify(request),
      until: holdsUntil(context, { rules, products: facts.values() }),
    };
  return found;
}

/** Each source once. */
const once = (leftOut: readonly LeftOut[]): LeftOut[] =>
  leftOut.length === 0 ? [] : [...new Map(leftOut.map((one) => [one.source, one])).values()];

const isShort = ({ composed }: Found, { request, placement }: Inputs): boolean =>
  composed.chosen.length < Math.min(request.first, placement.slots);

interface Filled {
  readonly chosen: Composed<Judged>['chosen'];
  readonly looked: Shelf;
  readonly leftOut: readonly LeftOut[];
}
const NOT_FILLED: Filled = Object.freeze({ chosen: [], looked: EMPTY_SHELF, leftOut: [] });

/** What is popular, for the slots that are left: of any intent, under all other rules, whatever models say. */
async function fill(desk: Pick<Desk, 'index' | 'products'>, inputs: Learned, found: Found): Promise<Filled> {
  const { placement, request } = inputs;
  if (placement.fallback !== 'popular' || placement.minPropensity > 0) return NOT_FILLED;
  const list = found.composed.chosen.map(({ candidate }) => candidate);
  const open = Math.min(request.first, placement.slots) - list.length;
  const relaxed = {
    ...inputs,
    standings: null,
    models: NO_MODELS,
    placement: { ...placement, intents: { ...placement.intents, discover: 1 } },
  };
  const more = await examine(desk, relaxed, { rules: found.rules, count: request.first * 3 + 30 });
  const added = fillUp(list, more.eligible, { open, placement });
  const chosen = added.map((candidate) => ({ candidate, explored: null }));
  return { chosen, looked: more.shelf, leftOut: more.leftOut };
}

const requestProducts = ({ situation }: Inputs): string[] => [
  ...new Set([
    ...(situation.viewing === null ? [] : [situation.viewing]),
    ...situation.cart,
    ...situation.recentlyViewed,
  ]),
];

/** The candidates, what the request speaks of, and what an upgrade would replace. */
function idsToLoad({ pool, walks }: Ranking, inputs: Inputs): string[] {
  const ids = new Set(pool.map(({ id }) => id));
  for (const { source, anchor } of walks) if (source === 'upgrades') ids.add(anchor.id);
  for (const id of requestProducts(inputs)) ids.add(id);
  return [...ids];
}

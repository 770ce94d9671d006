import type { BundleFacts, BundleOffer, ProductFacts, RecordedBundle } from '@wherefore/contracts';
import { activeRules } from '@wherefore/governance';
import { bundleOffers, type BundleCandidate } from '@wherefore/scoring';
import { contributionsOf, wordingFor } from '@wherefore/explain';
import { explainOffer } from '@wherefore/graph';
import type { Desk } from './desk.js';
import { eligibilityContext } from './eligibility-context.js';
import { type Judged, judgeCandidates } from './judge-candidates.js';
import type { LeftOut } from './evidence-book.js';
import { EMPTY_SHELF, type Shelf, together } from './shelf.js';
import { rankCandidates } from './rank-candidates.js';
import { termsOf } from './terms-of.js';
import type { Found } from './found.js';
import type { Learned } from './learned.js';

const MOST_BUNDLES = 5;
/** Most bundles of the shop's that are looked at for one decision. */
const MOST_LOOKED_AT = 20;

export interface ComposedBundles {
  readonly bundles: readonly BundleOffer[];
  /** The shop's bundles that were looked at. */
  readonly fixed: readonly RecordedBundle[];
  /** Products that were looked at for the bundles alone. */
  readonly looked: Shelf;
  /** Without it no dynamic bundles can be made. */
  readonly leftOut: readonly LeftOut[];
}
export const NO_BUNDLES: ComposedBundles = Object.freeze({
  bundles: [],
  fixed: [],
  looked: EMPTY_SHELF,
  leftOut: [],
});

interface JudgedParts {
  readonly facts: ReadonlyMap<string, ProductFacts>;
  readonly eligible: readonly Judged[];
  readonly looked: Shelf;
}

/** Bundles for placements that offer them: around what is in the cart or being looked at, each part checked. */
export async function composeBundles(
  desk: Pick<Desk, 'index' | 'products'>,
  inputs: Learned,
  found: Found,
): Promise<ComposedBundles> {
  const { situation, placement, evidence } = inputs;
  const heldIds = [...situation.cart, ...(situation.viewing === null ? [] : [situation.viewing])];
  if ((placement.intents.bundle ?? 0) === 0 || heldIds.length === 0) return NO_BUNDLES;
  const fixed = bundlesAround(heldIds, inputs);
  const { facts, eligible, looked } = await judgeParts(desk, inputs, { fixed, found });
  const candidates = new Map(eligible.map((judged) => [judged.id, candidateOf(judged, { inputs, facts })]));
  const held = new Map<string, ProductFacts>();
  for (const id of heldIds) {
    const known = facts.get(id);
    if (known !== undefined && known.active && !known.deleted) held.set(id, known);
  }
  const wanted = { source: 'complements' as const, anchors: [...candidates.keys()] };
  const late = await evidence.prepare([wanted], placement.budgetMs);
  const { without } = found.ranking;
  const isKnown = late.length === 0 && !without.has('complements') && !without.has('bundles');
  const bundles = bundleOffers({
    fixed: fixed.flatMap((bundle) => factsOf(bundle, facts)),
    candidates,
    held,
    goTogether: (a, b) =>
      isKnown &&
      evidence.leadsOf('complements', a).some(({ list }) => list.candidates.includes(desk.index.indexOf(b))),
    most: MOST_BUNDLES,
  });
  return { bundles, fixed, looked, leftOut: late.map(({ reason }) => ({ source: 'bundles', reason })) };
}

function bundlesAround(products: readonly string[], { bundles }: Learned): RecordedBundle[] {
  const around = products.flatMap((product) => bundles.get(product) ?? []);
  return [...new Map(around.map((bundle) => [bundle.id, bundle])).values()].slice(0, MOST_LOOKED_AT);
}

/** Every part of the bundles, and every candidate of the list, judged by the same rules as offers. */
async function judgeParts(
  desk: Pick<Desk, 'index' | 'products'>,
  inputs: Learned,
  { fixed, found }: { fixed: readonly RecordedBundle[]; found: Found },
): Promise<JudgedParts> {
  const parts = [...new Set(fixed.flatMap((bundle) => bundle.parts.map(({ product }) => product)))];
  const missing = parts.filter((id) => !found.shelf.facts.has(id));
  const looked = await desk.products.load(missing);
  const { facts } = together(found.shelf, looked);
  const from = { book: inputs.evidence, index: desk.index };
  const also = [...new Set([...parts, ...found.ranking.pool.map(({ id }) => id)])];
  const ranking = rankCandidates(inputs, from, { count: 0, also });
  const anyIntent = { ...inputs, placement: { ...inputs.placement, intents: ALL_INTENTS } };
  const context = eligibilityContext(anyIntent, ranking, { ...from, facts });
  const { eligible } = judgeCandidates(ranking, facts, { context, rules: activeRules(inputs.rules, inputs) });
  return { facts, eligible, looked };
}

/** A part of a bundle is there for the bundle, whatever it would be offered for alone. */
const ALL_INTENTS = {
  complement: 1,
  discover: 1,
  substitute: 1,
  upgrade: 1,
  replenish: 1,
  bundle: 1,
} as const;

function candidateOf(
  { facts, score, price, ranked }: Judged,
  from: { inputs: Learned; facts: ReadonlyMap<string, ProductFacts> },
): BundleCandidate {
  const { situation, epoch, request } = from.inputs;
  const customer = situation.consent ? situation.customer : null;
  return {
    facts,
    score,
    price,
    contributions: () =>
      contributionsOf(
        termsOf(ranked, (id) => from.facts.get(id)?.title ?? null),
        {
          ends: { customer, candidate: { id: facts.id, name: facts.title ?? facts.id } },
          wording: wordingFor(request.locale ?? situation.locale),
          cypher: { statement: explainOffer.text, product: facts.id, customer, epoch },
        },
      ),
  };
}

function factsOf(bundle: RecordedBundle, facts: ReadonlyMap<string, ProductFacts>): BundleFacts[] {
  const parts = bundle.parts.flatMap(({ product, quantity, role }) => {
    const known = facts.get(product);
    return known === undefined ? [] : [{ product: known, quantity, role }];
  });
  return parts.length === bundle.parts.length ? [{ ...bundle, parts }] : [];
}

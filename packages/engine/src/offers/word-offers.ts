import type { Because, BundleOffer, Epoch, Offer, ProductFacts } from '@wherefore/contracts';
import { lazyBecause, withoutReasons, type Wording, wordingFor } from '@wherefore/explain';
import { explainOffer } from '@wherefore/graph';
import type { Inputs } from './inputs.js';
import type { Ranked } from './rank-candidates.js';
import { termsOf } from './terms-of.js';
import type { Chosen, Selection } from './select-offers.js';

/** Chosen candidates as offers, each with its explanation: arithmetic and words on what is in hand, no query. */
export function wordOffers(
  inputs: Inputs,
  selection: Selection,
): { offers: Offer[]; bundles: readonly BundleOffer[] } {
  const { epoch } = inputs;
  if (epoch === null) return { offers: [], bundles: [] };
  const by = tellerOf({ ...inputs, epoch }, selection.shelf.facts);
  const known = worded.get(selection);
  if (known !== undefined && isSame(known.by, by)) return known;
  const offers = selection.chosen.map((chosen, place) => ({ ...offerOf(chosen, by), rank: place + 1 }));
  const all = { by, offers, bundles: selection.bundles };
  worded.set(selection, all);
  return all;
}

/** Kept with the selection: the same is selected again and again. */
const worded = new WeakMap<
  Selection,
  { readonly by: Teller; readonly offers: Offer[]; readonly bundles: readonly BundleOffer[] }
>();

interface From {
  readonly inputs: Learning;
  readonly facts: ReadonlyMap<string, ProductFacts>;
}
type Learning = Inputs & { readonly epoch: Epoch };

/** One candidate as an offer; its explanation is worded when it is read. */
export const wordJudged = (chosen: Chosen, { inputs, facts }: From): Offer =>
  offerOf(chosen, tellerOf(inputs, facts));

function tellerOf({ situation, epoch, request, saysReasons }: Learning, facts: Teller['facts']): Teller {
  const wording = wordingFor(request.locale ?? situation.locale);
  return {
    facts,
    epoch,
    customer: situation.consent ? situation.customer : null,
    wording: saysReasons ? wording : withoutReasons(wording),
  };
}

function offerOf(chosen: Chosen, by: Teller): Offer {
  return {
    rank: 0,
    product: chosen.facts,
    intent: chosen.intent,
    price: chosen.price,
    discounts: chosen.discounts,
    score: chosen.score,
    propensity: chosen.propensity,
    value: chosen.value,
    levers: chosen.levers,
    priority: chosen.priority,
    pinnedBy: chosen.pin?.rule ?? null,
    explored: chosen.explored,
    because: becauseOf(chosen, by),
  };
}

interface Teller {
  readonly facts: ReadonlyMap<string, ProductFacts>;
  readonly epoch: Epoch;
  readonly customer: string | null;
  readonly wording: Wording;
}

/** Kept with the candidate for as long as its ranking is: the same ranking is worded again and again. */
const told = new WeakMap<Ranked, { readonly by: Teller; readonly because: Because }>();

function becauseOf({ ranked, score, facts: product }: Chosen, by: Teller): Because {
  const known = told.get(ranked);
  if (known !== undefined && isSame(known.by, by)) return known.because;
  const { facts, epoch, customer, wording } = by;
  const because = lazyBecause({
    terms: () => termsOf(ranked, (id) => facts.get(id)?.title ?? null),
    score,
    added: ranked.added ?? [],
    ends: { customer, candidate: { id: product.id, name: product.title ?? product.id } },
    wording,
    cypher: { statement: explainOffer.text, product: product.id, customer, epoch },
  });
  told.set(ranked, { by, because });
  return because;
}

const isSame = (a: Teller, b: Teller): boolean =>
  a.facts === b.facts && a.epoch === b.epoch && a.customer === b.customer && a.wording === b.wording;

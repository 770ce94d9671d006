import type { Because, BundleOffer, Epoch, Offer, ProductFacts } from '@wherefore/contracts';
import { lazyBecause, type Wording, wordingFor } from '@wherefore/explain';
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
  const { facts } = selection.shelf;
  const { epoch } = inputs;
  if (epoch === null) return { offers: [], bundles: [] };
  const from = { inputs: { ...inputs, epoch }, facts };
  const offers = selection.chosen.map((chosen, place) => ({ ...wordJudged(chosen, from), rank: place + 1 }));
  return { offers, bundles: selection.bundles };
}

interface From {
  readonly inputs: Inputs & { readonly epoch: Epoch };
  readonly facts: ReadonlyMap<string, ProductFacts>;
}

/** One candidate as an offer; its explanation is worded when it is read. */
export function wordJudged(chosen: Chosen, { inputs, facts }: From): Omit<Offer, 'rank'> & { rank: number } {
  const { situation, epoch, request } = inputs;
  const customer = situation.consent ? situation.customer : null;
  const product = chosen.facts;
  const wording = wordingFor(request.locale ?? situation.locale);
  return {
    rank: 0,
    product,
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
    because: becauseOf(chosen, { facts, epoch, customer, wording }),
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
    ends: { customer, candidate: { id: product.id, name: product.title ?? product.id } },
    wording,
    cypher: { statement: explainOffer.text, product: product.id, customer, epoch },
  });
  told.set(ranked, { by, because });
  return because;
}

const isSame = (a: Teller, b: Teller): boolean =>
  a.facts === b.facts && a.epoch === b.epoch && a.customer === b.customer && a.wording === b.wording;

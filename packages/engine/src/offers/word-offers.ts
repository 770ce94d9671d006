import type { BundleOffer, Epoch, Offer, ProductFacts } from '@wherefore/contracts';
import { lazyBecause, wordingFor } from '@wherefore/explain';
import { explainOffer } from '@wherefore/graph';
import type { Inputs } from './inputs.js';
import { termsOf } from './terms-of.js';
import type { Chosen, Selection } from './select-offers.js';

/** Chosen candidates as offers, each with its explanation: arithmetic and words on what is in hand, no query. */
export function wordOffers(
  inputs: Inputs,
  selection: Selection,
): { offers: Offer[]; bundles: readonly BundleOffer[] } {
  const facts = new Map<string, ProductFacts>();
  for (const [id, { value }] of selection.shelf) facts.set(id, value);
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
  const nameOf = (id: string): string | null => facts.get(id)?.title ?? null;
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
    because: lazyBecause({
      terms: () => termsOf(chosen.ranked, nameOf),
      score: chosen.score,
      ends: { customer, candidate: { id: product.id, name: product.title ?? product.id } },
      wording: wordingFor(request.locale ?? situation.locale),
      cypher: { statement: explainOffer.text, product: product.id, customer, epoch },
    }),
  };
}

import type { Offer, ProductFacts, Scored } from '@wherefore/contracts';
import { becauseOf } from '@wherefore/explain';
import { explainOffer } from '@wherefore/graph';
import { propensityOf } from '@wherefore/scoring';
import type { Question } from './rank-candidates.js';

/** Chosen candidates as offers, each with its explanation: arithmetic and words on what is in hand, no query. */
export function wordOffers(
  chosen: readonly { readonly scored: Scored; readonly facts: ProductFacts }[],
  { situation, epoch }: Question,
): Offer[] {
  const customer = situation.consent ? situation.customer : null;
  return chosen.map(({ scored, facts }, index) => ({
    rank: index + 1,
    product: facts,
    score: scored.score,
    propensity: propensityOf(scored.score),
    because: becauseOf(
      scored,
      { customer, candidate: { id: facts.id, name: facts.title ?? facts.id } },
      { statement: explainOffer.text, product: facts.id, customer, epoch },
    ),
  }));
}

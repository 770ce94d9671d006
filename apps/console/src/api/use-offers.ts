import { useQuery } from '@tanstack/react-query';
import { OffersQuery, type OffersVariables } from '../operations/offers.js';
import type { Choices } from '../url/choices.js';
import { seesCypher } from '../session/session.js';
import { execute } from './execute.js';

/** Offers asked for at once. */
const FIRST = 12;

/** The request a set of choices stands for. The selected product is not part of it: it only opens an offer. */
export function offersInput(choices: Choices): OffersVariables['input'] {
  return {
    ...(choices.customer === null ? {} : { customer: choices.customer }),
    ...(choices.viewing === null ? {} : { viewing: choices.viewing }),
    placement: choices.placement,
    cart: choices.cart,
    first: FIRST,
  };
}

/** The decision for these choices. Asked once: every call is a decision of its own, so only "decide again" repeats it. */
export function useOffers(choices: Choices) {
  const input = offersInput(choices);
  return useQuery({
    queryKey: ['offers', input],
    queryFn: ({ signal }) => execute(OffersQuery, { input, cypher: seesCypher() }, signal),
    select: (data) => data.offers,
    staleTime: Infinity,
  });
}

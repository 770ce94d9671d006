import type { Intent } from '@wherefore/contracts';
import type { Check } from './check.js';

/**
 * An upgrade costs more than at least one thing it would replace, goods and subscriptions alike. Where a price is
 * unknown the shop's word that it is a step up stands.
 */
export const isNoUpgrade: Check = ({ facts, intent }, { baseOfUpgrade }) => {
  if (intent !== 'upgrade') return null;
  const bases = baseOfUpgrade.get(facts.id);
  if (bases === undefined || bases.length === 0) return 'It is a step up from nothing the visitor has.';
  const { price } = facts;
  if (price === null) return null;
  let least = Infinity;
  for (const base of bases) {
    if (base.price === null || base.price < price) return null;
    least = Math.min(least, base.price);
  }
  return `At ${price} it is no step up from what costs ${least}.`;
};

const BESIDE: ReadonlySet<Intent> = new Set(['complement', 'discover', 'bundle']);

/** What goes beside the cart must not compete with what is in it. */
export const competesWithCart: Check = ({ facts, intent }, { substitutesOfCart }) =>
  BESIDE.has(intent) && substitutesOfCart.has(facts.id)
    ? 'It would take the place of something in the cart.'
    : null;

export const isOtherIntent: Check = ({ intent }, { placement: { intents } }) => {
  if ((intents[intent] ?? 0) > 0) return null;
  const offered = Object.keys(intents).filter((one) => (intents[one as Intent] ?? 0) > 0);
  return `It would be offered to ${VERBS[intent]}; this placement offers ${offered.join(', ')}.`;
};

const VERBS: Readonly<Record<Intent, string>> = Object.freeze({
  substitute: 'substitute',
  complement: 'complement',
  bundle: 'bundle',
  upgrade: 'upgrade',
  replenish: 'replenish',
  discover: 'be discovered',
});

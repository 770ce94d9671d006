import type { EligibilityContext } from './candidate.js';
import { type Check, counted } from './check.js';
import { type Digest, isAtHand } from './digest.js';

/** An add-on is of no use without one of the products it requires. */
export const lacksBase: Check = ({ facts }, context, digest) =>
  facts.requires.length === 0 || hasOneOf(facts.requires, context, digest)
    ? null
    : `It needs ${listed(facts.requires)}, and the visitor has none of it: not owned, subscribed to, in the cart or in view.`;

/** An accessory, or whatever is offered as a complement, must fit something the visitor has, where it says what it fits. */
export const fitsNothing: Check = ({ facts, intent }, context, digest) => {
  const { fits, kind } = facts;
  if (fits.length === 0) return null;
  if (intent !== 'complement' && kind !== 'accessory' && kind !== 'add-on') return null;
  if (hasOneOf(fits, context, digest)) return null;
  return `It fits ${listed(fits)}, and the visitor has none of it: not owned, subscribed to, in the cart or in view.`;
};

function hasOneOf(ids: readonly string[], context: EligibilityContext, digest: Digest): boolean {
  for (const id of ids) if (isAtHand(id, context, digest)) return true;
  return false;
}

/** "a", "a or b", "a, b or 7 others". */
function listed(ids: readonly string[]): string {
  const [first = '', second = ''] = ids;
  if (ids.length === 1) return first;
  return ids.length === 2
    ? `${first} or ${second}`
    : `${first}, ${second} or ${counted(ids.length - 2, 'other')}`;
}

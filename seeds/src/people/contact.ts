import type { Random } from '../chance/random.js';
import { FIRST_NAMES, LAST_NAMES } from '../vocabulary/people.js';

/**
 * A way to reach a customer that reaches nobody: addresses at example.com (RFC 2606), numbers from the blocks that
 * Bundesnetzagentur (+49 30 23125) and Ofcom (+44 7700 900) keep for fiction.
 */
export function contactOf(
  country: string,
  index: number,
  random: Random,
): { readonly email: string | null; readonly phone: string | null } {
  const name = `${random.pick(FIRST_NAMES)}.${random.pick(LAST_NAMES)}`;
  const last = String(random.int(1000)).padStart(3, '0');
  const number = country === 'DE' || country === 'AT' ? `+493023125${last}` : `+447700900${last}`;
  return {
    email: random.chance(0.8) ? `${name}.${index}@example.com` : null,
    phone: random.chance(0.35) ? number : null,
  };
}

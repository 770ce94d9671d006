import type { ForgetReceipt } from '@wherefore/contracts';
import { type ForgettingPlaces, withForgetting } from './with-forgetting.js';
import { forgetAgain } from './forget-person.js';
import { restoreForgotten } from './forgotten-list.js';

/**
 * To be done before anything is applied: the list of the forgotten is made whole, and where the graph lacked some of it, because it is
 * an old backup, whoever it brought back is forgotten again. Null where there was nothing to do.
 */
export function resumeForgotten(
  known: Parameters<typeof withForgetting>[0],
  places: ForgettingPlaces,
  now: Date,
): Promise<ForgetReceipt | null> {
  return withForgetting(known, places, async (parts) => {
    const lacking = await restoreForgotten(parts.graph, parts.erasure);
    if (lacking === 0) return null;
    const why = 'the graph was older than the list of the forgotten';
    return forgetAgain(parts, { who: 'wherefore', why }, now);
  });
}

import type { EmptyReason, Epoch } from '@wherefore/contracts';
import type { Selection } from './select-offers.js';

/** Why a list is empty, in words that say what to do about it. */
export function emptyReason(epoch: Epoch | null, selection: Selection): EmptyReason {
  const refusedBy = selection.funnel.refused;
  const reason = (code: EmptyReason['code'], message: string): EmptyReason => ({ code, message, refusedBy });
  if (epoch === null)
    return reason('no-epoch', 'Nothing has been learned yet: import data, then run `wherefore learn`.');
  if (selection.stopped !== null)
    return reason('not-now', `${selection.stopped.rule}: ${selection.stopped.reason}`);
  if (selection.ranking.candidates === 0 && selection.leftOut.length > 0) {
    const late = selection.leftOut.map(({ source, reason: why }) => `${source}: ${why}`);
    return reason('degraded', `The evidence could not be read: ${late.join('; ')}.`);
  }
  if (selection.ranking.candidates === 0)
    return reason('no-evidence', 'Nothing in the graph speaks for any product in this situation.');
  const rules = Object.entries(refusedBy).map(([rule, count]) => `${rule} (${count})`);
  return reason('all-refused', `Every candidate was refused: ${rules.join(', ')}.`);
}

import type { EmptyReason, Epoch } from '@wherefore/contracts';
import type { Selection } from './select-offers.js';

/** Why a list is empty, in words that say what to do about it. */
export function emptyReason(
  epoch: Epoch | null,
  selection: Selection,
  degraded: readonly string[],
): EmptyReason {
  const refusedBy = selection.funnel.refused;
  const reason = (code: EmptyReason['code'], message: string): EmptyReason => ({ code, message, refusedBy });
  if (epoch === null)
    return reason('no-epoch', 'Nothing has been learned yet: import data, then run `wherefore learn`.');
  if (selection.stopped !== null)
    return reason('not-now', `${selection.stopped.rule}: ${selection.stopped.reason}`);
  const isUnread = selection.ranking.candidates === 0 || selection.shelf.unread !== null;
  if (isUnread && degraded.length > 0)
    return reason('degraded', `What it takes could not be read: ${degraded.join('; ')}.`);
  if (selection.ranking.candidates === 0)
    return reason('no-evidence', 'Nothing in the graph speaks for any product in this situation.');
  const rules = Object.entries(refusedBy).map(([rule, count]) => `${rule} (${count})`);
  return reason('all-refused', `Every candidate was refused: ${rules.join(', ')}.`);
}

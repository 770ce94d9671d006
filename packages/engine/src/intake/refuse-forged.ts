import type { Event } from '@wherefore/contracts';
import type { Keyring } from '../keyring.js';
import { entryOf } from '../record/decision-id.js';

/** What is wrong with the decision that an event names; null where it names none, or one of ours. */
export function forgeryIn(keyring: Keyring, { payload }: Event): string | null {
  const decision = 'decision' in payload ? payload.decision : undefined;
  if (decision === undefined || entryOf(keyring, decision) !== null) return null;
  return 'payload.decision: not the id of a decision that was made here';
}

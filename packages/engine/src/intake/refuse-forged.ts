import type { Event } from '@wherefore/contracts';
import type { Keyring } from '../keyring.js';
import { entryOf } from '../record/decision-id.js';
import { type Admitted, originalOf, type RawRecord } from './admit-records.js';

/** What is wrong with the decision that an event names; null where it names none, or one of ours. */
export function forgeryIn(keyring: Keyring, { payload }: Event): string | null {
  const decision = 'decision' in payload ? payload.decision : undefined;
  if (decision === undefined || entryOf(keyring, decision) !== null) return null;
  return 'payload.decision: not the id of a decision that was made here';
}

/** One admitted record: feedback on a decision that was never made is a reject. */
export function refuseForged(keyring: Keyring, record: RawRecord, admitted: Admitted): Admitted {
  const [event] = admitted.events;
  const reason = event === undefined ? null : forgeryIn(keyring, event);
  if (reason === null) return admitted;
  const { source, position, value } = record;
  return { events: [], rejects: [{ source, position, reason, original: originalOf(value) }] };
}

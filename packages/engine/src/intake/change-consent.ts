import { randomUUID } from 'node:crypto';
import type { MarkParts } from './mark-offers.js';
import { takeWord } from './take-word.js';
import { TRACKED_SOURCE } from './track.js';

export interface ConsentChange {
  /** The shop's id of the customer. */
  readonly customer: string;
  readonly purpose: 'personalisation' | 'marketing';
  /** `any`, or the channel that marketing is agreed to on. */
  readonly channel: string;
  readonly granted: boolean;
}

export type ChangedConsent =
  | {
      readonly ok: true;
      /** Does every offer from now on keep to it? False where it is durable, but still waits for a worker. */
      readonly inEffect: boolean;
    }
  | { readonly ok: false; readonly reason: string };

/**
 * Takes a customer's word by the same way in as that of any feed, and waits until it holds, so that the next offers keep to
 * it. Throws UNAVAILABLE when it could not be kept.
 */
export async function changeConsent(
  parts: MarkParts,
  change: ConsentChange,
  now: Date,
): Promise<ChangedConsent> {
  const event = {
    id: randomUUID(),
    source: TRACKED_SOURCE,
    type: 'consent.changed',
    occurredAt: now.toISOString(),
    payload: change,
  };
  const taken = await takeWord(parts, event, now);
  return taken.ok ? { ok: true, ...taken.value } : { ok: false, reason: taken.refusal };
}

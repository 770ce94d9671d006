import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { acceptEvents } from './accept-events.js';
import type { MarkParts } from './mark-offers.js';
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

/** For how long somebody who has just decided is made to wait, milliseconds. */
const PATIENCE_MS = 5_000;
const LOOK_EVERY_MS = 15;

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
  const { batch, quarantined } = await acceptEvents(parts, [event], now);
  const [refused] = quarantined;
  if (refused !== undefined) return { ok: false, reason: refused.reason };
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    if ((await parts.queue.pending([batch])) === 0) return { ok: true, inEffect: true };
    await delay(LOOK_EVERY_MS);
  }
  return { ok: true, inEffect: false };
}

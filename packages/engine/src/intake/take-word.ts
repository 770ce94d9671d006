import { setTimeout as delay } from 'node:timers/promises';
import { accepted, refused, type Result } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { acceptEvents } from './accept-events.js';
import type { MarkParts } from './mark-offers.js';

export type WordParts = MarkParts & { readonly graph: Graph };

export interface TakenWord {
  /** Does every offer from now on keep to it? False where it is durable, but still waits for a worker. */
  readonly inEffect: boolean;
}

/** For how long somebody who has just decided is made to wait, milliseconds. */
const PATIENCE_MS = 5_000;
const LOOK_EVERY_MS = 15;

/**
 * Takes one event that a person caused by the same way in as that of any feed, and waits until it holds. Refused with the reason
 * where it is not a good event; throws UNAVAILABLE when it could not be kept.
 */
export async function takeWord(
  parts: MarkParts,
  event: object,
  now: Date,
): Promise<Result<TakenWord, string>> {
  const { batch, quarantined } = await acceptEvents(parts, [event], now);
  const [bad] = quarantined;
  if (bad !== undefined) return refused(bad.reason);
  for (let waited = 0; waited < PATIENCE_MS; waited += LOOK_EVERY_MS) {
    if ((await parts.queue.pending([batch])) === 0) return accepted({ inEffect: true });
    await delay(LOOK_EVERY_MS);
  }
  return accepted({ inEffect: false });
}

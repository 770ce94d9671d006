import { learnEpoch } from '@wherefore/engine';
import { openLog } from '@wherefore/log';
import type { DrillStack } from '../harness/drill-stack.js';
import type { Place } from '../harness/place.js';
import { submitEvents } from '../harness/submit-events.js';
import { untilDrained } from '../harness/until.js';
import { rolloutShop } from './rollout-shop.js';

const EVENTS_A_BATCH = 500;

export interface ShopSize {
  readonly customers: number;
  readonly seed: number;
}

/** Fills a place with the shop of the drills through its queue and worker, and learns from it. */
export async function openRolloutShop(
  { stack, place }: { readonly stack: DrillStack; readonly place: Place },
  { customers, seed }: ShopSize,
): Promise<void> {
  stack.say(`a shop with ${customers} customers`);
  const events = [...rolloutShop(customers, seed, new Date())];
  for (let at = 0; at < events.length; at += EVENTS_A_BATCH)
    await submitEvents(place, String(at), events.slice(at, at + EVENTS_A_BATCH));
  await untilDrained(place);
  const log = await openLog({ directory: place.logDirectory });
  await stack.keep({ stop: () => log.close() });
  stack.say('learning');
  await learnEpoch({ graph: place.graph, log }, { now: new Date(), by: 'drill' });
}

import { setTimeout as delay } from 'node:timers/promises';
import { postJson } from '../load/request.js';
import { startSteady } from '../load/steady.js';
import type { Freshness } from '../offers/freshness.js';
import { prepareRequests } from '../offers/prepare-requests.js';
import { freshnessOf } from '../offers/run-freshness.js';
import type { Options } from '../options.js';
import type { Stack } from '../stack/prepare-data.js';
import { mixedEvents } from './mixed-events.js';

/** How soon an event changes offers while others come in and offers are asked for. */
export interface FreshnessUnderLoad extends Freshness {
  readonly events_per_s: number;
  readonly offers_per_s: number;
}

const EVENTS_PER_S = 300;
const OFFERS_PER_S = 100;
/** What has just been started compiles for a while. */
const WARM_UP_MS = 25_000;
/** Whoever looks without a pause measures himself. */
const LOOK_EVERY_MS = 30;
const MOST_EVENTS = 200_000;

/** Events come one by one, as storefronts send them; offers are asked for other customers than those of the trials. */
export async function measureFreshnessUnderLoad(
  stack: Stack,
  options: Options,
  say: (line: string) => void,
): Promise<FreshnessUnderLoad> {
  const { port } = stack.api;
  const prepared = await prepareRequests(port, options.customers);
  const headers = { authorization: `Bearer ${stack.servers.env['WHEREFORE_FEED_TOKEN'] ?? ''}` };
  const prefix = `f${Date.now()}-`;
  const mix = { prefix, source: 'bench-load', products: 2_000, customers: 2_000, from: new Date() };
  const events = mixedEvents(mix, MOST_EVENTS);
  const half = Math.floor(prepared.customers.length / 2);
  const asked = prepared.requests.storefront.slice(0, half);
  const others = { ...prepared, customers: prepared.customers.slice(half) };
  say(`  ${EVENTS_PER_S} events/s and ${OFFERS_PER_S} offers/s meanwhile`);
  const stream = await startSteady({
    port,
    perSecond: EVENTS_PER_S,
    status: 202,
    request: (index) => {
      const occurredAt = new Date().toISOString();
      return postJson(
        '/events',
        [{ ...events[index % MOST_EVENTS], id: `${prefix}${index}`, occurredAt }],
        headers,
      );
    },
  });
  const offers = await startSteady({
    port,
    perSecond: OFFERS_PER_S,
    status: 200,
    request: (index) => asked[index % asked.length] ?? Buffer.alloc(0),
  });
  await delay(WARM_UP_MS);
  const freshness = await freshnessOf({ stack, prepared: others, options, pauseMs: LOOK_EVERY_MS }, say);
  const [events_per_s, offers_per_s] = [(await stream.stop()).per_s, (await offers.stop()).per_s];
  return { ...freshness, events_per_s, offers_per_s };
}

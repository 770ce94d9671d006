import { setTimeout as delay } from 'node:timers/promises';
import type { WhereforeClient } from '@wherefore/client';
import { messageOf, WhereforeError } from '@wherefore/contracts';
import type { Shoppers } from '@wherefore/seeds';
import { runVisit } from './run-visit.js';
import { type SimulationSummary, Tally } from './tally.js';
import type { VisitTruth } from './visit-truth.js';

export interface SimulationOptions {
  /** Visits a second. */
  readonly rate: number;
  /** For how long visits begin, milliseconds. */
  readonly forMs: number;
  /** Names the sessions and orders of this run. */
  readonly run: string;
  /** Begins no more visits once aborted. */
  readonly signal: AbortSignal;
  onVisit(truth: VisitTruth): void;
  onProgress(done: number, failed: number): void;
}

export interface Simulated extends SimulationSummary {
  /** Visits that the API did not answer; they count in no arm. */
  readonly failed: number;
}

/** Visits under way at once; more wait, and the rate falls. */
const MOST_AT_ONCE = 32;
/** So many failures without a success between them end it. */
const PATIENCE = 20;

/**
 * Lets shoppers come at an even rate, for a time. Ends by itself, when aborted, and when the API is gone: then it
 * throws UNAVAILABLE, and what came before has been told of.
 */
export async function runVisits(
  client: WhereforeClient,
  shoppers: Shoppers,
  options: SimulationOptions,
): Promise<Simulated> {
  const tally = new Tally();
  const open = new Set<Promise<void>>();
  let [failed, inRow, last] = [0, 0, ''];
  const visitOnce = async (number: number): Promise<void> => {
    const visit = { visit: shoppers.visit(number), session: `${options.run}-${number}` };
    let happened = false;
    try {
      const truth = await runVisit(client, shoppers, visit);
      tally.add(truth);
      options.onVisit(truth);
      happened = true;
      // Who comes next waits until it has arrived: more than the client can hold would be lost.
      await client.flush();
      inRow = 0;
    } catch (error) {
      [failed, inRow, last] = [failed + (happened ? 0 : 1), inRow + 1, messageOf(error)];
    }
    options.onProgress(tally.summary().visits, failed);
  };
  const begin = (number: number): void => {
    const visiting = visitOnce(number).finally(() => open.delete(visiting));
    open.add(visiting);
  };
  const since = performance.now();
  for (let number = 0; !options.signal.aborted && inRow < PATIENCE; number += 1) {
    const due = (number / options.rate) * 1000;
    const wait = due - (performance.now() - since);
    if (Math.max(due, performance.now() - since) >= options.forMs) break;
    if (wait > 0) await delay(wait, undefined, { signal: options.signal }).catch(() => undefined);
    if (open.size >= MOST_AT_ONCE) await Promise.race(open);
    if (!options.signal.aborted) begin(number);
  }
  await Promise.all(open);
  if (inRow >= PATIENCE) throw new WhereforeError('UNAVAILABLE', `The API does not answer: ${last}`);
  await client.flush().catch((error: unknown) => {
    throw new WhereforeError('UNAVAILABLE', `What was reported last did not arrive: ${messageOf(error)}`);
  });
  return { ...tally.summary(), failed };
}

import type { EventInput } from '@wherefore/contracts';
import { listHeld } from '@wherefore/engine';
import { applyHere } from './apply-here.js';
import type { Claim } from './conclude.js';
import { countLogged } from './count-logged.js';
import type { DrillStack } from './drill-stack.js';
import type { Place } from './place.js';
import { sameState } from './same-state.js';
import { heldFirst } from './held-first.js';

const CLEAN_BATCH = 500;

export interface CleanComparison {
  readonly claims: readonly Claim[];
  readonly notes: readonly string[];
  readonly figures: { readonly elements: number; readonly logged: number; readonly failed: number };
}

/**
 * Compares a place that was sent these events under hardship with a second one that gets each of them once and in order: the
 * same graph, a log with each event once, no batch given up.
 */
export async function expectClean(
  stack: DrillStack,
  place: Place,
  events: readonly EventInput[],
): Promise<CleanComparison> {
  const clean = await stack.boot('clean');
  stack.say(`one clean pass of ${events.length} events`);
  for (let at = 0; at < events.length; at += CLEAN_BATCH)
    await applyHere(clean, `clean:${at}`, events.slice(at, at + CLEAN_BATCH));
  const { same, elements, notes } = await sameState(place, clean);
  const { failed } = await place.queue.counts();
  const held = await listHeld(place, heldFirst(100));
  const logged = await countLogged(place.logDirectory);
  return {
    figures: { elements, logged, failed },
    claims: [
      { what: `the graph is that of one clean pass (${elements} nodes and relationships)`, holds: same },
      {
        what: `the log has each event once (${logged} of ${events.length})`,
        holds: logged === events.length,
      },
      { what: `no batch was given up (${failed})`, holds: failed === 0 },
    ],
    notes: [
      ...notes,
      ...held.slice(0, 3).map(({ position, reason }) => `in quarantine: ${position}, because ${reason}`),
    ],
  };
}

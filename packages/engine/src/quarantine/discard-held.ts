import type { Graph } from '@wherefore/graph';
import { claimHeld, type HeldChange, noteOf, settleHeld } from './claim-held.js';

export interface Discard extends HeldChange {
  readonly ids: readonly string[];
}

/** Lets held records go for good; they stay readable as discarded. Returns how many were held and are no longer. */
export async function discardHeld(graph: Graph, discard: Discard, now: Date): Promise<number> {
  const at = now.toISOString();
  const { claim, rows } = await claimHeld(graph, discard.ids, now);
  const outcomes = rows
    .filter(({ free }) => free)
    .map(({ id }) => ({
      id,
      state: 'discarded' as const,
      note: noteOf(at, discard, 'discarded'),
    }));
  await settleHeld(graph, { claim, what: 'quarantine.discard', outcomes }, { ...discard, at });
  return outcomes.length;
}

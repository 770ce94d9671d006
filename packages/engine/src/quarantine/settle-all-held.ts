import type { Graph } from '@wherefore/graph';
import type { HeldChange } from './claim-held.js';
import { discardHeld } from './discard-held.js';
import { eachHeld } from './each-held.js';
import type { HeldFilter } from './list-held.js';
import { type Replayed, replayHeld, type ReplayParts } from './replay-held.js';

/** Replays every held record that a filter lets through, as it came. */
export async function replayAllHeld(
  parts: ReplayParts,
  { filter, ...change }: HeldChange & { readonly filter: HeldFilter },
  now: Date,
): Promise<Replayed> {
  const outcomes: Replayed[] = [];
  for await (const ids of eachHeld(parts.graph, filter))
    outcomes.push(await replayHeld(parts, { ids, ...change }, now));
  return {
    replayed: outcomes.flatMap(({ replayed }) => replayed),
    refused: outcomes.flatMap(({ refused }) => refused),
  };
}

/** Discards every held record that a filter lets through; returns how many. */
export async function discardAllHeld(
  graph: Graph,
  { filter, ...change }: HeldChange & { readonly filter: HeldFilter },
  now: Date,
): Promise<number> {
  let discarded = 0;
  for await (const ids of eachHeld(graph, filter))
    discarded += await discardHeld(graph, { ids, ...change }, now);
  return discarded;
}

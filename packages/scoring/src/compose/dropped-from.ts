import type { Composable, DroppedBy } from './composable.js';
import type { List } from './fill-slots.js';
import type { Slate } from './slate.js';

/** The list that was made, and what it would have been. */
export interface Lists {
  readonly made: List;
  /** Without exploration. */
  readonly planned: Slate;
  /** Without exploration and pins. */
  readonly unpinned: Slate;
  /** Slots that there were to fill. */
  readonly size: number;
}

/**
 * What was passed over for something worse, and by which constraint: everything better than the last that was ranked
 * into the list, everything at all where caps left slots empty, and what pins and exploration displaced.
 */
export function droppedFrom<T extends Composable>(
  order: readonly T[],
  lists: Lists,
): { readonly candidate: T; readonly by: DroppedBy }[] {
  const { made, planned, unpinned, size } = lists;
  const worst = worstOf(order, lists);
  const isFull = made.filled.length === size;
  const dropped: { candidate: T; by: DroppedBy }[] = [];
  for (let at = 0; at < order.length; at += 1) {
    const candidate = order[at];
    if (candidate === undefined) continue;
    if (made.slate.has(at)) continue;
    if (planned.has(at)) dropped.push({ candidate, by: 'exploration' });
    else if (unpinned.has(at)) dropped.push({ candidate, by: 'pin' });
    else if (!isFull || at < worst.overall) {
      const beaten = at < worst.of(candidate) ? 'mmr' : 'intent-share';
      dropped.push({ candidate, by: made.slate.brokenBy(candidate) ?? beaten });
    }
  }
  return dropped;
}

/** The worst that was ranked into the list: overall, and of a candidate's intent. -1 where there is none. */
function worstOf(
  order: readonly Composable[],
  { made }: Lists,
): { readonly overall: number; of(candidate: Composable): number } {
  const byIntent = new Map<string, number>();
  let overall = -1;
  for (const { at, by } of made.filled) {
    const intent = order[at]?.intent;
    if (by !== 'rank' || intent === undefined) continue;
    byIntent.set(intent, Math.max(byIntent.get(intent) ?? -1, at));
    overall = Math.max(overall, at);
  }
  return { overall, of: ({ intent }) => byIntent.get(intent) ?? -1 };
}

import type { Composable, ComposeOptions } from './composable.js';
import { Explorer } from './explore.js';
import type { Pins } from './place-pins.js';
import { Slate } from './slate.js';

/** One place of a list: the candidate by its place in the order, and how it came there. */
export interface Filled {
  readonly at: number;
  readonly by: 'pin' | 'rank' | 'exploration';
  readonly explored: number | null;
}

export interface List {
  readonly slate: Slate;
  readonly filled: readonly Filled[];
}

export interface Way {
  readonly pins: Pins;
  /** The list as it is without exploration: what explores is drawn from the others. Null does not explore. */
  readonly planned: Slate | null;
}

/** Fills the slots from the first to the last: pins, then what exploration draws, then the best that may come next. */
export function fillSlots(
  order: readonly Composable[],
  options: ComposeOptions,
  { pins, planned }: Way,
): List {
  const slate = new Slate(order, options);
  for (const at of pins.values()) slate.take(at);
  const { exploration, diversity } = options.placement;
  const explorer = planned === null ? null : new Explorer(exploration, options.seed);
  const open = (at: number): boolean => planned?.has(at) === false && slate.allows(at);
  const filled: Filled[] = [];
  for (let slot = 0; slot < Math.min(options.first, order.length); slot += 1) {
    const pinned = pins.get(slot);
    if (pinned !== undefined) {
      filled.push({ at: pinned, by: 'pin', explored: null });
      continue;
    }
    const drawn = explorer?.next(order.length, open) ?? null;
    const at = drawn?.at ?? slate.best();
    if (at === null) continue;
    slate.take(at);
    filled.push({ at, by: drawn === null ? 'rank' : 'exploration', explored: drawn?.explored ?? null });
  }
  return { slate, filled: diversity.lambda === 1 ? inOrder(filled) : filled };
}

/** Puts what was ranked into the order of priority; slots that an intent left to the rest were filled last. */
function inOrder(filled: readonly Filled[]): Filled[] {
  const ranked = filled.filter(({ by }) => by === 'rank').sort((a, b) => a.at - b.at);
  let next = 0;
  return filled.map((one) => (one.by === 'rank' ? (ranked[next++] ?? one) : one));
}

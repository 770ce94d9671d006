import type { Composable, Composed, ComposeOptions } from './composable.js';
import { droppedFrom } from './dropped-from.js';
import { fillSlots } from './fill-slots.js';
import { type Pins, placePins } from './place-pins.js';
import { rotateTies } from './rotate-ties.js';

const NO_PINS: Pins = new Map();

/**
 * Makes a list of the candidates, which come best first: pins at their positions, slots per intent as the placement
 * mixes them, caps per category and brand, variety, and exploration. Caps are hard, but for pins: those count, and are
 * never refused. Slots that an intent cannot fill go to the best of the rest. With one intent, no caps, no pins, lambda 1
 * and no exploration the list is the first of the candidates as they come.
 *
 * With exploration, candidates of near equal priority change places from seed to seed, and each slot that no pin holds
 * is given, with the placement's probability, to one of the best that would not be on the list otherwise.
 */
export function composeList<T extends Composable>(
  candidates: readonly T[],
  options: ComposeOptions,
): Composed<T> {
  const explores = options.placement.exploration > 0;
  const order = explores ? rotateTies(candidates, options.seed) : candidates;
  const pins = placePins(order, options.first);
  const planned = fillSlots(order, options, { pins, planned: null });
  const made = explores ? fillSlots(order, options, { pins, planned: planned.slate }) : planned;
  const unpinned = pins.size === 0 ? planned : fillSlots(order, options, { pins: NO_PINS, planned: null });
  return {
    chosen: made.filled.flatMap(({ at, explored }) => {
      const candidate = order[at];
      return candidate === undefined ? [] : [{ candidate, explored }];
    }),
    dropped: droppedFrom(order, {
      made,
      planned: planned.slate,
      unpinned: unpinned.slate,
      size: Math.min(options.first, order.length),
    }),
  };
}

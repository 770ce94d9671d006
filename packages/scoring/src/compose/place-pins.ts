import type { Composable } from './composable.js';

/** Slot (from 0) to the candidate (its place in the order) that a rule fixes there. */
export type Pins = ReadonlyMap<number, number>;

/**
 * Gives pinned candidates their slots. A pin beyond the end of a list that is short of candidates holds the last slot;
 * one beyond what was asked for does nothing. Of two pins on one slot the better candidate gets it, the other the next
 * free slot after it, or else the last before it.
 */
export function placePins(order: readonly Composable[], first: number): Pins {
  const pins = new Map<number, number>();
  const size = Math.min(first, order.length);
  for (let at = 0; at < order.length; at += 1) {
    const pin = order[at]?.pin ?? null;
    if (pin === null || pin.position > first) continue;
    const slot = freeSlot(pins, Math.min(pin.position, size) - 1, size);
    if (slot !== null) pins.set(slot, at);
  }
  return pins;
}

function freeSlot(pins: Pins, wanted: number, size: number): number | null {
  for (let slot = wanted; slot < size; slot += 1) if (!pins.has(slot)) return slot;
  for (let slot = wanted - 1; slot >= 0; slot -= 1) if (!pins.has(slot)) return slot;
  return null;
}

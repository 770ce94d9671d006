import type { PlacedShelf } from '../vocabulary/departments.js';
import type { SegmentTaste } from '../vocabulary/segments.js';

/** Relative chance that someone of a segment (or of none) wants something from a shelf, over the year. 0 for staples. */
export function shelfAppeal({ shelf, aisle, staple }: PlacedShelf, segment: SegmentTaste | null): number {
  if (staple) return 0;
  return (shelf.demand ?? 1) * (segment?.affinity[aisle.id] ?? 1);
}

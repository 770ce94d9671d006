import type { Random } from '../chance/random.js';
import { weightedPicker } from '../chance/weighted-picker.js';
import { SHELVES } from '../vocabulary/departments.js';
import { SEGMENTS } from '../vocabulary/segments.js';
import type { Taste } from './customer.js';
import { shelfAppeal } from './shelf-appeal.js';

const SECOND_SEGMENT = 0.2;
const INTERESTS = 3;

/** Draws who someone is: no segment, one or two, and a few favourite shelves of the kind those segments like. */
export function tasteDrawer(): (random: Random) => Taste {
  const shares = SEGMENTS.map(({ share }) => share);
  const none = 1 - shares.reduce((a, b) => a + b, 0);
  const pickSegment = weightedPicker([...shares, none]);
  const pickShelf = [...SEGMENTS, null].map((segment) =>
    weightedPicker(SHELVES.map((placed) => shelfAppeal(placed, segment))),
  );
  return (random) => {
    const first = pickSegment(random);
    const second = random.chance(SECOND_SEGMENT) ? pickSegment(random) : first;
    const interests = Array.from({ length: INTERESTS }, () => pickShelf[first]?.(random) ?? 0);
    const segments = [...new Set([first, second])].filter((segment) => segment < SEGMENTS.length);
    return { segments, interests, thrifty: segments.some((segment) => SEGMENTS[segment]?.thrifty === true) };
  };
}

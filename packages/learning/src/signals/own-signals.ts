import { daysSince, type Past } from './past.js';
import type { Signal } from './signal.js';

/** How products are bought again, by product index; see `mineRepeats`. */
export interface Repeats {
  /** Share of buyers who came back, 0..1; 0 where too few are known. */
  readonly probability: Float64Array;
  /** Days; 0 where unknown. */
  readonly medianGapDays: Float64Array;
}

const SLOW = 0.95;
const QUICK = 0.8;
const HALF_YEAR = 180;
const MONTH = 30;
/** Parts of the usual gap since the last purchase, within which a product is soon due, or due. */
const SOON: readonly [number, number] = [0.35, 0.8];
const DUE: readonly [number, number] = [0.8, 1.5];

/** What one had oneself: how often, how lately, how much of all, whether such things are bought again and whether it is time. */
export function ownSignals(repeats: Repeats): Signal[] {
  const each = (
    name: string,
    prior: number,
    strength: (past: Past, at: number, now: number) => number,
  ): Signal => ({
    name,
    prior,
    collect(past, now, into) {
      past.items.forEach((item, at) => {
        const value = strength(past, at, now);
        if (value > 0) into.add(item, value);
      });
    },
  });
  const rate = (past: Past, at: number) => repeats.probability[past.items[at] ?? 0] ?? 0;
  const gap = (past: Past, at: number, now: number) =>
    daysSince(past.lastAt[at] ?? 0, now) / usualGap(past, at, repeats);
  return [
    each('own-frequency', 0.8, (past, at) => sum(past.agoEach[at], (ago) => SLOW ** ago)),
    each('own-frequency-quick', 0, (past, at) => sum(past.agoEach[at], (ago) => QUICK ** ago)),
    each('own-share', 0, (past, at) => (past.agoEach[at]?.length ?? 0) / past.occasions),
    each('own-rate', 0, (past, at) => rateSinceFirst(past.agoEach[at])),
    each('own-lately', 0, (past, at, now) => lately(past, { at, now, halfLife: HALF_YEAR })),
    each('own-month', 0, (past, at, now) => lately(past, { at, now, halfLife: MONTH })),
    each(
      'own-repurchase',
      0.6,
      (past, at, now) => lately(past, { at, now, halfLife: HALF_YEAR }) * rate(past, at),
    ),
    each('own-soon-due', 0.1, (past, at, now) => (within(gap(past, at, now), SOON) ? 1 : 0)),
    each('own-due', 0.15, (past, at, now) => (within(gap(past, at, now), DUE) ? 1 : 0)),
    each('own-last', 0, (past, at) => (past.ago[at] === 0 ? 1 : 0)),
  ];
}

/** In how many of the occasions since the first with it, that one excluded; a bought-once thing has none. */
function rateSinceFirst(ago: Int32Array | undefined): number {
  const first = ago?.at(-1) ?? 0;
  return first > 0 ? ((ago?.length ?? 1) - 1) / first : 0;
}

const lately = (past: Past, { at, now, halfLife }: { at: number; now: number; halfLife: number }): number =>
  Math.log1p(sum(past.atEach[at], (time) => 0.5 ** (daysSince(time, now) / halfLife)));

function sum(values: Int32Array | Float64Array | undefined, of: (value: number) => number): number {
  let total = 0;
  for (const value of values ?? []) total += of(value);
  return total;
}

const within = (value: number, [from, to]: readonly [number, number]): boolean => value >= from && value < to;

/** The customer's own median gap in days where there are two or more, else the product's; Infinity where none is known. */
function usualGap(past: Past, at: number, { medianGapDays }: Repeats): number {
  const times = past.atEach[at] ?? new Float64Array(0);
  if (times.length > 2) {
    const gaps = Array.from(times.subarray(1), (time, i) => daysSince(time, times[i] ?? 0));
    gaps.sort((a, b) => a - b);
    return gaps[gaps.length >> 1] || Infinity;
  }
  return medianGapDays[past.items[at] ?? 0] || Infinity;
}

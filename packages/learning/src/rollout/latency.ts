/** Steps to a doubling. */
const STEPS = 8;

type Histogram = ReadonlyMap<number, number>;

/** The step of a length of time, ms. */
export const latencyStep = (ms: number): number => (ms <= 1 ? 0 : Math.ceil(Math.log2(ms) * STEPS));

/** The longest time of a step, ms. */
const longestOf = (step: number): number => 2 ** (step / STEPS);

/** How many there are in all. */
export const atLeast = (histogram: Histogram): number =>
  [...histogram.values()].reduce((sum, count) => sum + count, 0);

/** How many took longer than this, ms: those whose whole step lies above it. */
export const slowerThan = (histogram: Histogram, ms: number): number =>
  [...histogram].reduce((sum, [step, count]) => sum + (longestOf(step - 1) >= ms ? count : 0), 0);

/** The time that this share of all stay within, ms, at most 9 % too high; null where there are none. */
export function latencyAt(histogram: Histogram, share: number): number | null {
  const total = atLeast(histogram);
  if (total === 0) return null;
  let seen = 0;
  for (const [step, count] of [...histogram].sort(([a], [b]) => a - b)) {
    seen += count;
    if (seen >= share * total) return Math.round(longestOf(step));
  }
  return null;
}

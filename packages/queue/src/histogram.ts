/** Eight steps per doubling: a figure that is read is at most 9 % above the one that was written. */
const STEPS = 8;
/** The last step holds everything from two years on, ms. */
const LAST_STEP = 36 * STEPS;

/** How often which length of time came, by step. Two are added by adding their counts. */
export type Histogram = ReadonlyMap<number, number>;

/** The step of a length of time, ms. */
export const stepOf = (ms: number): number =>
  ms <= 1 ? 0 : Math.min(LAST_STEP, Math.ceil(Math.log2(ms) * STEPS));

/** The longest time of a step, ms. */
const upperBound = (step: number): number => Math.round(2 ** (step / STEPS));

/** The time that a share of all stay within, ms; null where there are none. */
export function percentileOf(histogram: Histogram, share: number): number | null {
  const total = countOf(histogram);
  if (total === 0) return null;
  let seen = 0;
  for (const [step, count] of [...histogram].sort(([a], [b]) => a - b)) {
    seen += count;
    if (seen >= share * total) return upperBound(step);
  }
  return null;
}

export const countOf = (histogram: Histogram): number =>
  [...histogram.values()].reduce((sum, count) => sum + count, 0);

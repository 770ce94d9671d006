import type { Random } from './random.js';

/** Draws an index in proportion to its weight. */
export type WeightedPicker = (random: Random) => number;

/** Weights are >= 0 and at least one is above 0; a draw is a binary search in their running sums. */
export function weightedPicker(weights: readonly number[]): WeightedPicker {
  const sums = new Float64Array(weights.length);
  let total = 0;
  weights.forEach((weight, index) => {
    total += weight;
    sums[index] = total;
  });
  if (!(total > 0)) throw new RangeError('At least one weight must be above 0.');
  return (random) => {
    const target = random.next() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? Infinity) > target) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** Weights of a Zipf law: the n-th most popular of `count` weighs n^-exponent. */
export function zipfWeights(count: number, exponent: number): number[] {
  return Array.from({ length: count }, (_, rank) => (rank + 1) ** -exponent);
}

import { betaCdf } from './beta.js';
import { normalQuantile, twoSided } from './normal.js';

/** From so many degrees of freedom on, Student's distribution is taken for the normal one: 1e-5 of its quantile. */
const AS_NORMAL = 100_000;

/** From so many on, its quantile is expanded around the normal one's: 1e-8 of it. */
const EXPANDED = 500;

/** Probability that a number of Student's distribution is further from 0 than `t`. */
export function studentTwoSided(t: number, freedom: number): number {
  if (freedom >= AS_NORMAL) return twoSided(t);
  return betaCdf(freedom / (freedom + t * t), freedom / 2, 0.5);
}

/** The number that one of Student's distribution is further from 0 than with probability `alpha`. */
export function studentQuantile(alpha: number, freedom: number): number {
  const z = normalQuantile(alpha / 2);
  if (freedom >= AS_NORMAL) return z;
  if (freedom >= EXPANDED) return expanded(z, freedom);
  let [low, high] = [z, z * 2];
  while (studentTwoSided(high, freedom) > alpha) high *= 2;
  for (let step = 0; step < 60 && high - low > 1e-10 * high; step += 1) {
    const middle = (low + high) / 2;
    if (studentTwoSided(middle, freedom) > alpha) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Cornish and Fisher's expansion (Abramowitz and Stegun 26.7.5). */
function expanded(z: number, freedom: number): number {
  const [first, second, third] = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
  ];
  return z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}

import { betaCdf } from './beta.js';
import { normalQuantile, twoSided } from './normal.js';

/** From so many degrees of freedom on, Student's distribution is taken for the normal one: 1e-5 of its quantile. */
const AS_NORMAL = 100_000;

/** Probability that a number of Student's distribution is further from 0 than `t`. */
export function studentTwoSided(t: number, freedom: number): number {
  if (freedom >= AS_NORMAL) return twoSided(t);
  return betaCdf(freedom / (freedom + t * t), freedom / 2, 0.5);
}

/** The number that one of Student's distribution is further from 0 than with probability `alpha`. */
export function studentQuantile(alpha: number, freedom: number): number {
  const z = normalQuantile(alpha / 2);
  if (freedom >= AS_NORMAL) return z;
  let [low, high] = [z, z * 2];
  while (studentTwoSided(high, freedom) > alpha) high *= 2;
  for (let step = 0; step < 60 && high - low > 1e-10 * high; step += 1) {
    const middle = (low + high) / 2;
    if (studentTwoSided(middle, freedom) > alpha) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

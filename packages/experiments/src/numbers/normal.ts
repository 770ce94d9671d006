import { chiSquaredTail } from './exact-tests.js';

/** Probability that a standard normal number is above `z`. */
export const normalTail = (z: number): number =>
  z >= 0 ? chiSquaredTail(z * z, 1) / 2 : 1 - chiSquaredTail(z * z, 1) / 2;

/** Probability that a standard normal number is further from 0 than `z`. */
export const twoSided = (z: number): number => chiSquaredTail(z * z, 1);

/** The number that a standard normal one is above with probability `tail`, 0 < tail < 1: Acklam's start, then Halley's steps. */
export function normalQuantile(tail: number): number {
  if (tail > 0.5) return -normalQuantile(1 - tail);
  const t = Math.sqrt(-2 * Math.log(tail));
  let z =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 4; step += 1) {
    const density = Math.exp(-(z * z) / 2) / Math.sqrt(2 * Math.PI);
    const u = (normalTail(z) - tail) / density;
    z += u / (1 - (u * z) / 2);
  }
  return z;
}

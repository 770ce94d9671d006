import { logGamma } from './exact-tests.js';

const { abs, exp, log, log1p } = Math;

/** The regularised incomplete beta function: probability that a Beta(a, b) number is at most `x`. Lentz's continued fraction. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(x, a, b)) / a
    : 1 - (front * fraction(1 - x, b, a)) / b;
}

/** ln of the density of Beta(a, b) at `x`, but for a constant. */
export const betaLogDensity = (x: number, a: number, b: number): number =>
  (a === 1 ? 0 : (a - 1) * log(x)) + (b === 1 ? 0 : (b - 1) * log1p(-x));

const TINY = 1e-300;
const away = (x: number): number => (abs(x) < TINY ? TINY : x);

function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m < 1_000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    h *= d * c;
    if (abs(d * c - 1) < 1e-14) break;
  }
  return h;
}

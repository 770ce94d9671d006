const { abs, exp, log, log1p, max, min, sin } = Math;

/** ln Gamma(x), x > 0, to about 1e-14 (Lanczos 1964, g = 7). */
export function logGamma(x: number): number {
  if (x < 0.5) return log(Math.PI / sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const base = shifted + 7.5;
  const sum = LANCZOS.reduce((total, factor, at) => total + (at === 0 ? factor : factor / (shifted + at)), 0);
  return 0.5 * log(2 * Math.PI) + (shifted + 0.5) * log(base) - base + log(sum);
}

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** Sums terms in logarithms, the first the largest or near it, until they no longer count. */
function tail(from: number, to: number, termOf: (k: number) => number): number {
  let sum = 0;
  for (let k = from; k <= to; k += 1) {
    const term = exp(termOf(k));
    sum += term;
    if (term < sum * 1e-15 && k > from + 10) break;
  }
  return min(1, sum);
}

export interface Counted {
  readonly hits: number;
  readonly of: number;
}

/**
 * Probability that the first group has so many hits, or more, if hits fall on both alike: Fisher's exact test (1935), one-sided.
 * 1 where either group is empty.
 */
export function higherThan(first: Counted, second: Counted): number {
  if (first.of === 0 || second.of === 0 || first.hits === 0) return 1;
  const [all, hits] = [first.of + second.of, first.hits + second.hits];
  const whole = logChoose(all, hits);
  const expected = (first.of * hits) / all;
  const probability = (k: number) => logChoose(first.of, k) + logChoose(second.of, hits - k) - whole;
  const most = min(first.of, hits);
  if (first.hits > expected) return tail(first.hits, most, probability);
  const least = max(0, hits - second.of);
  return 1 - tailDown(first.hits - 1, least, probability);
}

/** Probability of so few hits, or fewer, likewise. */
export const lowerThan = (first: Counted, second: Counted): number =>
  first.of === 0 || second.of === 0
    ? 1
    : higherThan(
        { hits: first.of - first.hits, of: first.of },
        { hits: second.of - second.hits, of: second.of },
      );

function tailDown(from: number, to: number, termOf: (k: number) => number): number {
  let sum = 0;
  for (let k = from; k >= to; k -= 1) {
    const term = exp(termOf(k));
    sum += term;
    if (term < sum * 1e-15 && k < from - 10) break;
  }
  return min(1, sum);
}

/** Probability of so many hits or more of so many, each with probability `p`. */
export function binomialTail({ hits, of }: Counted, p: number): number {
  if (hits <= 0) return 1;
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  const probability = (k: number) => logChoose(of, k) + k * log(p) + (of - k) * log1p(-p);
  if (hits > of * p) return tail(hits, of, probability);
  return 1 - tailDown(hits - 1, 0, probability);
}

/** Probability that chi-squared with so many degrees of freedom is `x` or more: the upper incomplete gamma function. */
export function chiSquaredTail(x: number, freedom: number): number {
  if (x <= 0 || freedom <= 0) return 1;
  const [a, z] = [freedom / 2, x / 2];
  const head = exp(-z + a * log(z) - logGamma(a));
  return z < a + 1 ? 1 - head * seriesBelow(a, z) : head * fractionAbove(a, z);
}

/** P(a, z) / head as a series. */
function seriesBelow(a: number, z: number): number {
  let [term, sum] = [1 / a, 1 / a];
  for (let n = 1; n < 10_000 && term > sum * 1e-16; n += 1) {
    term *= z / (a + n);
    sum += term;
  }
  return sum;
}

/** Q(a, z) / head as a continued fraction (Lentz 1976). */
function fractionAbove(a: number, z: number): number {
  const tiny = 1e-300;
  let b = z + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let h = d;
  for (let n = 1; n < 10_000; n += 1) {
    const factor = -n * (n - a);
    b += 2;
    d = 1 / (abs(factor * d + b) < tiny ? tiny : factor * d + b);
    c = abs(b + factor / c) < tiny ? tiny : b + factor / c;
    h *= d * c;
    if (abs(d * c - 1) < 1e-15) break;
  }
  return h;
}

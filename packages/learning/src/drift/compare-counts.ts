import { chiSquaredTail } from '@wherefore/experiments';

/** How two samples fall into the same bins. */
export interface BinnedPair {
  readonly reference: readonly number[];
  readonly recent: readonly number[];
  /** Do the bins have an order, from small to large? */
  readonly ordered: boolean;
}

export interface CountDrift {
  /** How many were counted, before and of late. */
  readonly before: number;
  readonly ofLate: number;
  /** Population stability index: sum of (q - p) ln(q / p) over bins. */
  readonly psi: number;
  /** What it exceeds with the given probability though nothing has changed. */
  readonly bar: number;
  /** Probability of a difference like this though nothing has changed. */
  readonly p: number;
}

/** Rarer bins are counted together with their neighbours: the test is not exact for them, and a share of nothing has no logarithm. */
const FEWEST_EXPECTED = 5;

/**
 * Compares two samples with chi-squared over their bins (Pearson 1900), and where bins have an order with a rank test too (Wilcoxon
 * 1945), which sees a small shift of everything much sooner. The index is given for readers, with a bar that scales with the samples: if
 * nothing has changed it is (1/n + 1/m) times chi-squared, so that a fixed bar of .1 cries wolf on small samples and sleeps on large ones.
 * `alpha` is the probability of an alarm that is meant. Null where there is too little to compare.
 */
export function compareCounts(pair: BinnedPair, alpha: number): CountDrift | null {
  const { reference, recent } = merged(pair);
  const [n, m] = [sum(reference), sum(recent)];
  if (reference.length < 2 || Math.min(n, m) < 2 * FEWEST_EXPECTED) return null;
  const freedom = reference.length - 1;
  let [psi, statistic] = [0, 0];
  reference.forEach((count, bin) => {
    const other = recent[bin] ?? 0;
    const [p, q] = [
      (count + 0.5) / (n + 0.5 * reference.length),
      (other + 0.5) / (m + 0.5 * reference.length),
    ];
    psi += (q - p) * Math.log(q / p);
    const pooled = (count + other) / (n + m);
    statistic += (count - n * pooled) ** 2 / (n * pooled) + (other - m * pooled) ** 2 / (m * pooled);
  });
  const overall = chiSquaredTail(statistic, freedom);
  const p = pair.ordered ? Math.min(1, 2 * Math.min(overall, rankTest(reference, recent))) : overall;
  return { before: n, ofLate: m, psi, bar: (1 / n + 1 / m) * chiSquaredAt(alpha, freedom), p };
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/** Without bins that are too rare: in order they join the next, without order they join one another. */
function merged({ reference, recent, ordered }: BinnedPair): Pick<BinnedPair, 'reference' | 'recent'> {
  const [n, m] = [sum(reference), sum(recent)];
  const least = (before: number, late: number) => (Math.min(n, m) * (before + late)) / Math.max(1, n + m);
  const kept: (readonly [number, number])[] = [];
  let rest: readonly [number, number] = [0, 0];
  reference.forEach((count, bin) => {
    const own: readonly [number, number] = [count, recent[bin] ?? 0];
    const joined: readonly [number, number] = [rest[0] + own[0], rest[1] + own[1]];
    if (!ordered && least(...own) >= FEWEST_EXPECTED) kept.push(own);
    else if (least(...joined) >= FEWEST_EXPECTED) {
      kept.push(joined);
      rest = [0, 0];
    } else rest = joined;
  });
  if (sum(rest) > 0) {
    const [before, late] = kept.pop() ?? [0, 0];
    kept.push([before + rest[0], late + rest[1]]);
  }
  return { reference: kept.map(([count]) => count), recent: kept.map(([, count]) => count) };
}

/** Two-sided probability of the rank sums of two samples in ordered bins, with ties: normal approximation. */
function rankTest(reference: readonly number[], recent: readonly number[]): number {
  const [n, m] = [sum(reference), sum(recent)];
  const all = n + m;
  let [below, ranks, ties] = [0, 0, 0];
  reference.forEach((count, bin) => {
    const tied = count + (recent[bin] ?? 0);
    ranks += (recent[bin] ?? 0) * (below + (tied + 1) / 2);
    ties += tied ** 3 - tied;
    below += tied;
  });
  const variance = ((n * m) / 12) * (all + 1 - ties / (all * (all - 1)));
  if (variance <= 0) return 1;
  const z = (ranks - (m * (all + 1)) / 2) / Math.sqrt(variance);
  return chiSquaredTail(z * z, 1);
}

/** The value that chi-squared exceeds with probability `alpha`, by bisection. */
export function chiSquaredAt(alpha: number, freedom: number): number {
  let [low, high] = [0, freedom + 10];
  while (chiSquaredTail(high, freedom) > alpha) high *= 2;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (chiSquaredTail(middle, freedom) > alpha) low = middle;
    else high = middle;
  }
  return high;
}

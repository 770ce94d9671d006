import type { Contribution } from '../operations/offer-model.js';

/** One addend drawn from the running sum before it to the running sum after it, in log-odds. */
export interface Step {
  /** Place of the contribution in the answer: its identity on this page. */
  readonly index: number;
  readonly contribution: Contribution;
  readonly from: number;
  readonly to: number;
}

export interface Waterfall {
  /** Where the sum starts: the base rate's log-odds, 0 if the answer names none. */
  readonly base: Step | null;
  /** Paths, largest first. */
  readonly steps: readonly Step[];
  /** Lowest and highest running sum: the ends of the axis. */
  readonly low: number;
  readonly high: number;
  /** What the contributions add up to. */
  readonly sum: number;
}

/** Lays contributions end to end, from the base through every path to the score. */
export function waterfallOf(contributions: readonly Contribution[]): Waterfall {
  const numbered = contributions.map((contribution, index) => ({ contribution, index }));
  const isBase = ({ contribution }: { contribution: Contribution }): boolean =>
    contribution.kind.toLowerCase() === 'base';
  const ordered = [
    ...numbered.filter(isBase),
    ...numbered
      .filter((one) => !isBase(one))
      .sort((a, b) => Math.abs(b.contribution.value) - Math.abs(a.contribution.value)),
  ];
  let sum = 0;
  const all: Step[] = ordered.map(({ contribution, index }) => {
    const from = sum;
    sum += contribution.value;
    return { index, contribution, from, to: sum };
  });
  const [first] = all;
  const base = first && isBase(first) ? first : null;
  const steps = base ? all.slice(1) : all;
  const sums = [base?.to ?? 0, ...steps.map((step) => step.to)];
  return { base, steps, low: Math.min(...sums), high: Math.max(...sums), sum };
}

/** Rounding a sum of terms may leave; anything larger means the explanation is not the score. */
const TOLERANCE = 1e-9;

/** The sum rule: do the contributions add up to the score? */
export function addsUp(waterfall: Waterfall, score: number): boolean {
  return Math.abs(waterfall.sum - score) <= TOLERANCE;
}

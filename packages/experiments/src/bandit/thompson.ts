import { WhereforeError } from '@wherefore/contracts';
import type { Posterior } from './posterior.js';

export interface Limits {
  /** No arm is drawn less often than the floor, nor more often than the cap. */
  readonly floor: number;
  readonly cap: number;
}

const POINTS = 600;

/**
 * Probability of each arm under Thompson sampling (Thompson 1933): that its mean is the best. Integrated, not sampled, so that what is
 * logged as its propensity is exact and the same in every process; then held within limits. Arms whose rewards are still on their way
 * are judged by those whose time is over: the caller counts no others.
 */
export function thompson(arms: readonly Posterior[], limits: Limits): number[] {
  return withinLimits(bestProbabilities(arms), limits);
}

/** Over a grid that is fine wherever any arm may lie: trapezoids, of the densities and of their products with the other arms' shares below. */
function bestProbabilities(arms: readonly Posterior[]): number[] {
  const grid = Float64Array.from(
    arms.flatMap(({ from, to }) =>
      Array.from({ length: POINTS + 1 }, (_, point) => from + (point * (to - from)) / POINTS),
    ),
  ).sort();
  const densities = arms.map((arm) => grid.map((x) => (x < arm.from || x > arm.to ? 0 : arm.density(x))));
  const below = densities.map((density) => cumulated(grid, density));
  const best = densities.map((density, which) => {
    const whole = below[which]?.at(-1) ?? 1;
    const first = density.map((value, point) =>
      below.reduce((all, one, at) => (at === which ? all : all * shareAt(one, point)), value / whole),
    );
    return cumulated(grid, first).at(-1) ?? 0;
  });
  const total = best.reduce((sum, one) => sum + one, 0);
  return best.map((one) => one / total);
}

const shareAt = (below: Float64Array, point: number): number =>
  (below[point] as number) / (below.at(-1) as number);

function cumulated(grid: Float64Array, values: Float64Array): Float64Array {
  const sums = new Float64Array(grid.length);
  for (let at = 1; at < grid.length; at += 1) {
    const width = (grid[at] as number) - (grid[at - 1] as number);
    sums[at] = (sums[at - 1] as number) + (((values[at] as number) + (values[at - 1] as number)) / 2) * width;
  }
  return sums;
}

/** Probabilities moved to the nearest that respect the limits, in proportion: what is cut off goes to those that have room. Throws BAD_INPUT. */
export function withinLimits(probabilities: readonly number[], { floor, cap }: Limits): number[] {
  const n = probabilities.length;
  if (floor < 0 || floor * n > 1 || cap * n < 1 || floor > cap)
    throw new WhereforeError('BAD_INPUT', `${n} arms cannot each have from ${floor} to ${cap} of the whole`);
  const fixed = new Map<number, number>();
  for (let round = 0; round <= n; round += 1) {
    const free = probabilities.map((p, at) => ({ p, at })).filter(({ at }) => !fixed.has(at));
    const room = 1 - [...fixed.values()].reduce((sum, one) => sum + one, 0);
    const mass = free.reduce((sum, { p }) => sum + p, 0);
    const scaled = free.map(({ p, at }) => ({ at, p: mass > 0 ? (p / mass) * room : room / free.length }));
    const short = scaled.reduce((sum, { p }) => sum + Math.max(0, floor - p), 0);
    const excess = scaled.reduce((sum, { p }) => sum + Math.max(0, p - cap), 0);
    const wrong = scaled.filter(({ p }) => (short >= excess ? p < floor - 1e-12 : p > cap + 1e-12));
    if (wrong.length === 0) {
      for (const { at, p } of scaled) fixed.set(at, p);
      break;
    }
    for (const { at } of wrong) fixed.set(at, short >= excess ? floor : cap);
  }
  return probabilities.map((_, at) => fixed.get(at) ?? floor);
}

/** The arm at a place in [0, 1), each as wide as its probability. */
export function drawn(probabilities: readonly number[], place: number): number {
  let until = 0;
  for (const [at, p] of probabilities.entries()) {
    until += p;
    if (place < until) return at;
  }
  return probabilities.length - 1;
}

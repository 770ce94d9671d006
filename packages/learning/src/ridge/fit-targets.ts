import { Strongest } from '../strongest.js';
import { Gram } from './gram.js';
import { type RidgeSystem, ridgeSystem, solveNonNegative } from './non-negative-ridge.js';
import type { EdgeColumns, RidgeProblem } from './ridge-problem.js';

/** Targets a thread takes at a time. */
const PIECE = 64;

/**
 * At most, of a target that hardly any situation wants: what it is, which is all there is to go by, says the same of many products, and
 * most products of a large catalogue are such.
 */
export const RARE = Object.freeze({ neighbours: 25, edges: 10 });

/**
 * Fits targets until none is left; an answer per lambda. Threads that share a problem share its counter; which of them fits a
 * target has no bearing on its edges, which depend on that target alone.
 */
export function fitTargets(problem: RidgeProblem): EdgeColumns[] {
  const fitter = new TargetFitter(problem);
  const lists = problem.lambdas.map(() => ({ from: [], to: [], weight: [] }) as Growing);
  for (;;) {
    const start = Atomics.add(problem.next, 0, PIECE);
    if (start >= problem.targets.length) break;
    for (const target of problem.targets.subarray(start, start + PIECE)) fitter.fit(target, lists);
  }
  return lists.map(({ from, to, weight }) => ({
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    weight: Float64Array.from(weight),
  }));
}

interface Growing {
  readonly from: number[];
  readonly to: number[];
  readonly weight: number[];
}

/** Where the nearest products, and the heaviest edges, of one target are kept. */
interface Kept {
  readonly nearest: Strongest;
  readonly heaviest: Strongest;
}
const keptOf = (neighbours: number, edges: number): Kept => ({
  nearest: new Strongest(neighbours),
  heaviest: new Strongest(edges),
});

class TargetFitter {
  private readonly gram: Gram;
  private readonly system: RidgeSystem;
  private readonly kept: Readonly<Record<'usual' | 'rare', Kept>>;

  constructor(private readonly problem: RidgeProblem) {
    this.gram = new Gram(problem);
    this.system = ridgeSystem(problem.neighbours);
    const { neighbours, maxEdges } = problem;
    this.kept = {
      usual: keptOf(neighbours, maxEdges),
      rare: keptOf(Math.min(RARE.neighbours, neighbours), Math.min(RARE.edges, maxEdges)),
    };
  }

  fit(target: number, lists: readonly Growing[]): void {
    const { columnOffset } = this.problem.wants;
    const wanted = (columnOffset[target + 1] ?? 0) - (columnOffset[target] ?? 0);
    const { nearest, heaviest } = this.kept[wanted < this.problem.minRows ? 'rare' : 'usual'];
    const neighbours = this.neighboursOf(target, nearest);
    this.gram.fill(neighbours, this.system);
    let ridge = 0;
    this.problem.lambdas.forEach((lambda, which) => {
      for (let k = 0; k < neighbours.length; k += 1) {
        const at = k * neighbours.length + k;
        this.system.gram[at] = (this.system.gram[at] ?? 0) + lambda - ridge;
      }
      ridge = lambda;
      solveNonNegative(this.system);
      neighbours.forEach((product, k) => {
        const weight = this.system.weight[k] ?? 0;
        if (weight > 0) heaviest.offer(product, weight);
      });
      for (const { index, score } of heaviest.take()) {
        lists[which]?.from.push(index);
        lists[which]?.to.push(target);
        lists[which]?.weight.push(score);
      }
    });
  }

  /** The products i with the largest C_ij / sqrt(G_ii), ones from which edges may start; the heaviest G_ii first. */
  private neighboursOf(target: number, nearest: Strongest): number[] {
    const { norms, sources } = this.problem;
    for (const product of this.gram.towards(target)) {
      const norm = norms[product] ?? 0;
      if (product !== target && sources[product] === 1 && norm > 0)
        nearest.offer(product, this.gram.with(product) / Math.sqrt(norm));
    }
    const chosen = nearest.take().map(({ index }) => index);
    return chosen.sort((a, b) => (norms[b] ?? 0) - (norms[a] ?? 0) || a - b);
  }
}

import { CoCounts } from './co-counts.js';
import { degree, type Incidence } from './incidence.js';
import { Intersections } from './intersections.js';
import { type RidgeSystem, ridgeSystem, solveNonNegative } from './non-negative-ridge.js';
import { Strongest } from './strongest.js';

/** Everything a thread needs to fit targets; plain data in shared memory. */
export interface RelatedProblem {
  readonly incidence: Incidence;
  /** Products with buyers enough, the only ones that edges join. */
  readonly targets: Int32Array;
  /** One counter, shared: the position in `targets` of the next piece of work. */
  readonly next: Int32Array;
  readonly lambda: number;
  readonly neighbours: number;
  readonly maxEdges: number;
  /** Fewest buyers of a product that edges may come from. */
  readonly minCustomers: number;
}

/** Edges as columns of product indexes, target by target, heaviest first. */
export interface RelatedColumns {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
}

/** Targets a thread takes at a time. */
const PIECE = 64;

/**
 * Fits targets until none is left. Threads that share a problem share its counter; which of them fits a target
 * has no bearing on its edges, which depend on that target alone.
 */
export function fitTargets(problem: RelatedProblem): RelatedColumns {
  const fitter = new TargetFitter(problem);
  const from: number[] = [];
  const to: number[] = [];
  const weight: number[] = [];
  for (;;) {
    const start = Atomics.add(problem.next, 0, PIECE);
    if (start >= problem.targets.length) break;
    for (const target of problem.targets.subarray(start, start + PIECE))
      for (const edge of fitter.fit(target)) {
        from.push(edge.index);
        to.push(target);
        weight.push(edge.score);
      }
  }
  return { from: Int32Array.from(from), to: Int32Array.from(to), weight: Float64Array.from(weight) };
}

class TargetFitter {
  private readonly counts: CoCounts;
  private readonly intersections: Intersections;
  private readonly system: RidgeSystem;
  private readonly nearest: Strongest;
  private readonly heaviest: Strongest;

  constructor(private readonly problem: RelatedProblem) {
    this.counts = new CoCounts(problem.incidence);
    this.intersections = new Intersections(problem.incidence);
    this.system = ridgeSystem(problem.neighbours);
    this.nearest = new Strongest(problem.neighbours);
    this.heaviest = new Strongest(problem.maxEdges);
  }

  fit(target: number): { index: number; score: number }[] {
    const neighbours = this.neighboursOf(target);
    this.fill(neighbours);
    solveNonNegative(this.system);
    neighbours.forEach((product, k) => {
      const weight = this.system.weight[k] ?? 0;
      if (weight > 0) this.heaviest.offer(product, weight);
    });
    return this.heaviest.take();
  }

  /** The products i with the largest C_ij / sqrt(G_ii). */
  private neighboursOf(target: number): number[] {
    const { incidence, minCustomers } = this.problem;
    for (const product of this.counts.count(target)) {
      const buyers = degree(incidence, product);
      if (buyers >= minCustomers)
        this.nearest.offer(product, this.counts.together(product) / Math.sqrt(buyers));
    }
    return this.nearest.take().map(({ index }) => index);
  }

  private fill(neighbours: readonly number[]): void {
    const { system, intersections, problem } = this;
    const size = neighbours.length;
    system.size = size;
    neighbours.forEach((product, a) => {
      intersections.fix(product);
      system.target[a] = this.counts.together(product);
      system.gram[a * size + a] = degree(problem.incidence, product) + problem.lambda;
      for (let b = a + 1; b < size; b++) {
        const common = intersections.with(neighbours[b] ?? 0);
        system.gram[a * size + b] = common;
        system.gram[b * size + a] = common;
      }
    });
  }
}

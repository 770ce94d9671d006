import type { SparseMatrix } from '../matrix/sparse-matrix.js';

/**
 * Everything a thread needs to fit the edges into products; plain data in shared memory. With G = S'S + a FF' and
 * C = S'T + a FF', where F are what products are (attributes) and a is `attributeStrength`, the edges into target j weigh
 * w = argmin w'(G[N,N] + lambda I)w / 2 - C[N,j]'w over w >= 0, N being the products with the largest C_ij / sqrt(G_ii).
 */
export interface RidgeProblem {
  /** Situations x products: what was there, weighted. */
  readonly has: SparseMatrix;
  /** The same situations x products: what came of it. `has` itself where edges are to say what goes with what. */
  readonly wants: SparseMatrix;
  /** Products x attributes with rows of length 1; null where nothing is known of them. */
  readonly attributes: SparseMatrix | null;
  /** >= 0: how many situations it is worth that two products are alike. */
  readonly attributeStrength: number;
  /** The diagonal of G. */
  readonly norms: Float64Array;
  readonly targets: Int32Array;
  /** 1 where edges may start. */
  readonly sources: Uint8Array;
  /** Ridge strengths, each > 0: every one has a solution of its own. */
  readonly lambdas: readonly number[];
  /** Products in each target's regression. */
  readonly neighbours: number;
  /** Most edges into a target, the heaviest kept. */
  readonly maxEdges: number;
  /** Targets that fewer situations want are rare: see `RARE`. */
  readonly minRows: number;
  /** One counter, shared: the position in `targets` of the next piece of work. */
  readonly next: Int32Array;
}

/** Edges as columns of product indexes, target by target, heaviest first. */
export interface EdgeColumns {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly weight: Float64Array;
}

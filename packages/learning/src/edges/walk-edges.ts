import type { SparseMatrix } from '../matrix/sparse-matrix.js';
import { Strongest } from '../strongest.js';
import { type EdgeList, edgeList } from './edge-list.js';

export interface WalkOptions {
  /** Exponent of every step's probability; 1 is the plain walk. */
  readonly alpha: number;
  /** Exponent of the popularity by which an end is divided; 0 leaves it. */
  readonly beta: number;
  /** Most edges out of a product, the heaviest kept. */
  readonly maxEdges: number;
}

export const WALK_DEFAULTS: WalkOptions = Object.freeze({ alpha: 0.7, beta: 0.3, maxEdges: 100 });

/** RP3beta (Paudel et al. 2016): the walk from a product to someone who had it to another product of theirs. */
export function walkEdges(matrix: SparseMatrix, options: WalkOptions = WALK_DEFAULTS): EdgeList {
  const degree = (offset: Int32Array, at: number) => (offset[at + 1] ?? 0) - (offset[at] ?? 0);
  const rowFactor = Float64Array.from(
    { length: matrix.rows },
    (_, row) => degree(matrix.rowOffset, row) ** -options.alpha,
  );
  const buyers = (product: number) => degree(matrix.columnOffset, product);
  return strongestPairs(matrix, {
    maxEdges: options.maxEdges,
    rowFactor,
    weight: (from, to, shared) => (shared * buyers(from) ** -options.alpha) / buyers(to) ** options.beta,
  });
}

/** Cosine of the columns of two products, the nearest `maxEdges` of each: item-based nearest neighbours (Sarwar et al. 2001). */
export function cosineEdges(matrix: SparseMatrix, maxEdges: number): EdgeList {
  const buyers = (product: number) =>
    (matrix.columnOffset[product + 1] ?? 0) - (matrix.columnOffset[product] ?? 0);
  return strongestPairs(matrix, {
    maxEdges,
    rowFactor: new Float64Array(matrix.rows).fill(1),
    weight: (from, to, shared) => shared / Math.sqrt(buyers(from) * buyers(to)),
  });
}

interface Pairing {
  readonly maxEdges: number;
  /** What it counts that a row has both. */
  readonly rowFactor: Float64Array;
  readonly weight: (from: number, to: number, shared: number) => number;
}

function strongestPairs(matrix: SparseMatrix, { maxEdges, rowFactor, weight }: Pairing): EdgeList {
  const shared = new Float64Array(matrix.columns);
  const met = new Int32Array(matrix.columns);
  const best = new Strongest(maxEdges);
  const parts = { from: [] as number[], to: [] as number[], weight: [] as number[] };
  for (let from = 0; from < matrix.columns; from += 1) {
    let found = 0;
    for (let c = matrix.columnOffset[from] ?? 0; c < (matrix.columnOffset[from + 1] ?? 0); c += 1) {
      const row = matrix.columnRow[c] as number;
      const factor = rowFactor[row] as number;
      for (let r = matrix.rowOffset[row] as number; r < (matrix.rowOffset[row + 1] as number); r += 1) {
        const to = matrix.rowColumn[r] as number;
        if (shared[to] === 0) met[found++] = to;
        shared[to] = (shared[to] as number) + factor;
      }
    }
    for (const to of met.subarray(0, found)) {
      if (to !== from) best.offer(to, weight(from, to, shared[to] as number));
      shared[to] = 0;
    }
    for (const { index, score } of best.take()) {
      parts.from.push(from);
      parts.to.push(index);
      parts.weight.push(score);
    }
  }
  const columns = {
    from: Int32Array.from(parts.from),
    to: Int32Array.from(parts.to),
    weight: Float64Array.from(parts.weight),
  };
  return edgeList(matrix.columns, [columns]);
}

import { degree, type Incidence, productRows, rowItems, withoutRare } from '../incidence.js';
import { Strongest } from '../strongest.js';
import { type EdgeList, edgeList } from './edge-list.js';

export interface WalkOptions {
  /** Exponent of every step's probability; 1 is the plain walk. */
  readonly alpha: number;
  /** Exponent of the popularity by which an end is divided; 0 leaves it. */
  readonly beta: number;
  /** Most edges out of a product, the heaviest kept. */
  readonly maxEdges: number;
  /** Products with fewer rows have no edges. */
  readonly minRows: number;
}

export const WALK_DEFAULTS: WalkOptions = Object.freeze({ alpha: 0.7, beta: 0.3, maxEdges: 100, minRows: 1 });

/** RP3beta (Paudel et al. 2016): the walk from a product to someone who had it to another product of theirs. */
export function walkEdges(incidence: Incidence, options: WalkOptions = WALK_DEFAULTS): EdgeList {
  const rowFactor = Float64Array.from(
    { length: incidence.rows },
    (_, row) => ((incidence.rowOffset[row + 1] ?? 0) - (incidence.rowOffset[row] ?? 0)) ** -options.alpha,
  );
  const powers = (exponent: number) =>
    Float64Array.from({ length: incidence.products }, (_, product) => degree(incidence, product) ** exponent);
  const [leaving, popularity] = [powers(-options.alpha), powers(options.beta)];
  return strongestPairs(incidence, {
    ...options,
    rowFactor,
    weight: (from, to, shared) => (shared * (leaving[from] as number)) / (popularity[to] as number),
  });
}

/** Cosine of the columns of two products, the nearest of each: item-based nearest neighbours (Sarwar et al. 2001). */
export function cosineEdges(
  incidence: Incidence,
  limits: Pick<WalkOptions, 'maxEdges' | 'minRows'>,
): EdgeList {
  const degrees = Float64Array.from({ length: incidence.products }, (_, product) =>
    degree(incidence, product),
  );
  const squareRoot = Math.sqrt;
  return strongestPairs(incidence, {
    ...limits,
    rowFactor: new Float64Array(incidence.rows).fill(1),
    weight: (from, to, shared) => shared / squareRoot((degrees[from] as number) * (degrees[to] as number)),
  });
}

interface Pairing extends Pick<WalkOptions, 'maxEdges' | 'minRows'> {
  /** What it counts that a row has both. */
  readonly rowFactor: Float64Array;
  readonly weight: (from: number, to: number, shared: number) => number;
}

function strongestPairs(all: Incidence, { maxEdges, minRows, rowFactor, weight }: Pairing): EdgeList {
  const incidence = withoutRare(all, minRows);
  const shared = new Float64Array(incidence.products);
  const met = new Int32Array(incidence.products);
  const best = new Strongest(maxEdges);
  const parts = { from: [] as number[], to: [] as number[], weight: [] as number[] };
  for (let from = 0; from < incidence.products; from += 1) {
    let found = 0;
    for (const row of productRows(incidence, from)) {
      const factor = rowFactor[row] as number;
      for (const to of rowItems(incidence, row)) {
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
  return edgeList(incidence.products, [columns]);
}

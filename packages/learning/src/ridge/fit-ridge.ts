import { sharedInts } from '../incidence.js';
import { columnNorms, type SparseMatrix } from '../matrix/sparse-matrix.js';
import type { EdgeColumns } from './ridge-problem.js';
import { fitInThreads } from './ridge-threads.js';

export interface RidgeOptions {
  /** Ridge strengths, in mean(G_ii); each has a solution of its own. */
  readonly lambdaFactors: readonly number[];
  /** Products in each target's regression. */
  readonly neighbours: number;
  /** Most edges into a product, the heaviest kept. */
  readonly maxEdges: number;
  /** Products that fewer situations have, or want, get no edges, or only few where their attributes are known. */
  readonly minRows: number;
  /** >= 0: how many situations it is worth that two products are alike. */
  readonly attributeStrength: number;
  /** Worker threads; 1 stays in the caller's thread. Has no bearing on the result. */
  readonly threads: number;
}

export interface RidgeData {
  readonly has: SparseMatrix;
  readonly wants: SparseMatrix;
  readonly attributes: SparseMatrix | null;
}

export interface RidgeFit {
  readonly lambda: number;
  readonly parts: readonly EdgeColumns[];
}

export interface RidgeFits {
  /** One per lambda factor. */
  readonly fits: readonly RidgeFit[];
  /** Products that were given edges. */
  readonly targets: number;
  /** Worker threads that ran; 0 when the caller's thread did the work. */
  readonly workers: number;
}

/** Below this many products starting a thread costs more than it saves. */
const WORTH_A_THREAD = 500;

/**
 * Neighbourhood ridge with non-negative weights: EASE (Steck 2019) with the locality and sign of SLIM (Ning & Karypis 2011),
 * between what a situation has and what came of it, with what products are inside the regression as if it were more situations.
 */
export async function fitRidge(data: RidgeData, options: RidgeOptions): Promise<RidgeFits> {
  const { has, wants } = data;
  const isKnown = (product: number) =>
    options.attributeStrength > 0 && data.attributes !== null && entriesOfRow(data.attributes, product) > 0;
  const attributes = options.attributeStrength > 0 ? data.attributes : null;
  const norms = columnNorms(has);
  for (let product = 0; product < has.columns; product += 1)
    if (isKnown(product)) norms[product] = (norms[product] ?? 0) + options.attributeStrength;
  const isSource = (product: number) =>
    entriesOfColumn(has, product) >= Math.max(1, options.minRows) || isKnown(product);
  const isTarget = (product: number) =>
    entriesOfColumn(wants, product) >= Math.max(1, options.minRows) || isKnown(product);
  const targets = chosen(has.columns, isTarget);
  const sources = new Uint8Array(new SharedArrayBuffer(has.columns));
  for (let product = 0; product < has.columns; product += 1) sources[product] = isSource(product) ? 1 : 0;
  const mean = meanNorm(norms, sources);
  const lambdas = options.lambdaFactors.map((factor) => Math.max(factor * mean, Number.EPSILON));
  const { attributeStrength, neighbours, maxEdges, minRows } = options;
  const limits = { attributeStrength, neighbours, maxEdges, minRows, lambdas };
  const problem = { has, wants, attributes, norms, targets, sources, ...limits, next: sharedInts(1) };
  const threads = targets.length < WORTH_A_THREAD ? 1 : options.threads;
  const { parts, workers } = await fitInThreads(problem, threads);
  const fits = lambdas.map((lambda, which) => ({ lambda, parts: parts[which] ?? [] }));
  return { fits, targets: targets.length, workers };
}

function chosen(products: number, isChosen: (product: number) => boolean): Int32Array {
  const kept: number[] = [];
  for (let product = 0; product < products; product += 1) if (isChosen(product)) kept.push(product);
  const targets = sharedInts(kept.length);
  targets.set(kept);
  return targets;
}

function meanNorm(norms: Float64Array, sources: Uint8Array): number {
  let [sum, count] = [0, 0];
  sources.forEach((isSource, product) => {
    if (isSource === 0) return;
    sum += norms[product] ?? 0;
    count += 1;
  });
  return count > 0 ? sum / count : 0;
}

const entriesOfColumn = ({ columnOffset }: SparseMatrix, column: number): number =>
  (columnOffset[column + 1] ?? 0) - (columnOffset[column] ?? 0);
const entriesOfRow = ({ rowOffset }: SparseMatrix, row: number): number =>
  (rowOffset[row + 1] ?? 0) - (rowOffset[row] ?? 0);

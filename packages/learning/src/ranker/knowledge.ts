import { basketRows } from '../basket-rows.js';
import { buyerProducts, gatherBuyers } from '../buyers.js';
import { edgeList, type EdgeList } from '../edges/edge-list.js';
import { sequenceMatrices } from '../edges/fit-followed-by.js';
import { cosineEdges, walkEdges } from '../edges/walk-edges.js';
import { type Attribute, attributeMatrix } from '../matrix/attribute-matrix.js';
import type { Incidence } from '../incidence.js';
import { weighted } from '../matrix/sparse-matrix.js';
import { mineRepeats } from '../mine-repeats.js';
import { DAY_MS, endOf, type PurchaseHistory } from '../purchase-history.js';
import { fitRidge } from '../ridge/fit-ridge.js';
import type { Repeats } from '../signals/own-signals.js';
import { basketsWith } from '../signals/popularity.js';

/** What is fixed before anything is fitted, chosen on validation. */
export interface Settings {
  /** Ridge strength of what goes together, in mean(G_ii). */
  readonly lambdaFactor: number;
  /** How many buyers it is worth that two products are alike; 0 leaves attributes out of the ridge. */
  readonly attributeStrength: number;
  /** What an occasion further back counts in what follows what, 0..1. */
  readonly sequenceDecay: number;
}

/** Everything learned of a history that signals are made of. Edges are at most 100 per product and kind. */
export interface Knowledge {
  readonly products: number;
  readonly related: EdgeList;
  readonly followedBy: EdgeList;
  readonly walked: EdgeList;
  readonly nearest: EdgeList;
  /** What was in one basket. */
  readonly together: EdgeList;
  readonly repeats: Repeats;
  /** Baskets with each product, lately and over all time. */
  readonly lately: Float64Array;
  readonly ever: Float64Array;
}

export interface Learning {
  readonly attributes: readonly Attribute[];
  readonly threads: number;
  readonly onStage: (stage: string) => void;
}

const NEIGHBOURS = 100;
const MOST_EDGES = 100;
const MOST_OCCASIONS = 12;
const LEAST_WEIGHT = 0.3;
const WINDOW_DAYS = 28;
/** Larger baskets pair everything. */
const MOST_IN_BASKET = 150;

/** Learns all but the symmetric ridge, which `relatedEach` fits. */
export async function learnKnowledge(
  history: PurchaseHistory,
  settings: Settings,
  learning: Learning,
): Promise<Omit<Knowledge, 'related'>> {
  const products = history.products.length;
  const { threads, onStage } = learning;
  const known = gatherBuyers(history, (basket) => (history.basketCustomer[basket] ?? -1) >= 0);
  onStage('what follows what');
  const sequences = sequenceMatrices(history, known, {
    decay: settings.sequenceDecay,
    maxOccasions: MOST_OCCASIONS,
    minWeight: LEAST_WEIGHT,
  });
  const { fits } = await fitRidge({ ...sequences, attributes: null }, ridgeOptions([4], 0, threads));
  onStage('walks, nearest neighbours and baskets');
  const { incidence: profiles } = buyerProducts(history, gatherBuyers(history));
  const { incidence: baskets } = basketRows(history, MOST_IN_BASKET);
  const { lately, ever } = popularity(history);
  return {
    products,
    followedBy: edgeList(products, fits[0]?.parts ?? []),
    walked: walkEdges(profiles),
    nearest: cosineEdges(profiles, MOST_EDGES),
    together: cosineEdges(baskets, MOST_EDGES),
    repeats: repeatsOf(history),
    lately,
    ever,
  };
}

/** The symmetric ridge for every lambda factor. Rows count by 1 / sqrt(size) where profiles are of very different sizes. */
export async function relatedEach(
  history: PurchaseHistory,
  lambdaFactors: readonly number[],
  { attributeStrength, attributes, threads }: Learning & Pick<Settings, 'attributeStrength'>,
): Promise<EdgeList[]> {
  const { incidence } = buyerProducts(history, gatherBuyers(history));
  const matrix = weighted(incidence, isUneven(incidence) ? (size) => size ** -0.25 : () => 1);
  const likeness = attributeStrength > 0 ? attributeMatrix(history.products.length, attributes) : null;
  const data = { has: matrix, wants: matrix, attributes: likeness };
  const { fits } = await fitRidge(data, ridgeOptions(lambdaFactors, attributeStrength, threads));
  return fits.map(({ parts }) => edgeList(history.products.length, parts));
}

const ridgeOptions = (lambdaFactors: readonly number[], attributeStrength: number, threads: number) => ({
  lambdaFactors,
  neighbours: NEIGHBOURS,
  maxEdges: MOST_EDGES,
  minRows: 1,
  attributeStrength,
  threads,
});

/** Are the largest tenth of the profiles more than eight times the middle one? */
function isUneven({ rows, rowOffset }: Incidence): boolean {
  const sizes = Array.from({ length: rows }, (_, row) => (rowOffset[row + 1] ?? 0) - (rowOffset[row] ?? 0))
    .filter((size) => size > 0)
    .sort((a, b) => a - b);
  const at = (share: number) => sizes[Math.floor(sizes.length * share)] ?? 1;
  return at(0.9) > 8 * at(0.5);
}

function popularity(history: PurchaseHistory): { lately: Float64Array; ever: Float64Array } {
  const end = endOf(history);
  const start = history.basketTime.reduce((first, at) => Math.min(first, at), Infinity);
  const window = Math.min(WINDOW_DAYS, Math.max(1, (end - start) / DAY_MS / 4));
  return { lately: basketsWith(history, window), ever: basketsWith(history, Infinity) };
}

function repeatsOf(history: PurchaseHistory): Repeats {
  const probability = new Float64Array(history.products.length);
  const medianGapDays = new Float64Array(history.products.length);
  const index = new Map(history.products.map((id, at) => [id, at]));
  for (const edge of mineRepeats(history, { minBuyers: 5, minReturning: 2 })) {
    const at = index.get(edge.product) ?? -1;
    probability[at] = edge.probability;
    medianGapDays[at] = edge.medianGapDays;
  }
  return { probability, medianGapDays };
}

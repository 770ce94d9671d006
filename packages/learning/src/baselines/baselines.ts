import { edgesFrom, type EdgeList } from '../edges/edge-list.js';
import { buyerProducts, gatherBuyers } from '../buyers.js';
import { cosineEdges, walkEdges } from '../edges/walk-edges.js';
import type { Incidence } from '../incidence.js';
import type { PurchaseHistory } from '../purchase-history.js';
import type { Past } from '../signals/past.js';
import { basketsWith } from './popularity.js';
import { Strongest } from '../strongest.js';
import { AlternatingLeastSquares } from './alternating-least-squares.js';
import { denseRidge } from './dense-ridge.js';

/** A ranking that others would use, to be compared with. */
export interface Baseline {
  readonly name: string;
  /** Product indexes, best first. */
  readonly rank: (past: Past) => number[];
}

export interface BaselineOptions {
  /** Leaves out what one had. */
  readonly newOnly: boolean;
  /** How many are listed. */
  readonly count: number;
}

/** Up to so many products the dense ridge is fitted; matrix factorisation beyond. */
const MOST_DENSE = 2_000;
const NEAREST = 100;
const POPULAR_DAYS = 28;

/**
 * Popularity of the last four weeks, one's own frequency, item-based nearest neighbours, RP3beta, and EASE (Steck 2019) where it fits,
 * else alternating least squares; each with its usual parameters, none of them tuned here.
 */
export function baselinesOf(history: PurchaseHistory, options: BaselineOptions): Baseline[] {
  const { incidence } = buyerProducts(history, gatherBuyers(history));
  const products = history.products.length;
  const popular = basketsWith(history, POPULAR_DAYS);
  const listed = (name: string, scoresOf: (past: Past) => Float64Array): Baseline => ({
    name,
    rank: (past) => best(scoresOf(past), past, options),
  });
  const summed = (name: string, edges: EdgeList) => listed(name, (past) => sumEdges(edges, past, products));
  return [
    listed('popularity', () => popular),
    ...(options.newOnly ? [] : [listed('own-frequency', (past) => ownFrequency(past, products))]),
    summed('item-knn', cosineEdges(incidence, { maxEdges: NEAREST, minRows: 1 })),
    summed('rp3beta', walkEdges(incidence)),
    products <= MOST_DENSE ? listed('ease', denseRidge(incidence)) : listed('als', factorised(incidence)),
  ];
}

function factorised(incidence: Incidence): (past: Past) => Float64Array {
  const model = new AlternatingLeastSquares(incidence);
  return (past) => model.scores(Int32Array.from(past.had));
}

function sumEdges(edges: EdgeList, past: Past, products: number): Float64Array {
  const scores = new Float64Array(products);
  for (const item of past.had) {
    const { to, weight } = edgesFrom(edges, item);
    to.forEach((product, at) => (scores[product] = (scores[product] ?? 0) + (weight[at] ?? 0)));
  }
  return scores;
}

/** How often one had each; of equals the one last had. */
function ownFrequency(past: Past, products: number): Float64Array {
  const scores = new Float64Array(products);
  past.items.forEach((item, at) => {
    scores[item] = (past.agoEach[at]?.length ?? 0) + 0.5 / (1 + (past.agoEach[at]?.[0] ?? 0));
  });
  return scores;
}

function best(scores: Float64Array, past: Past, { newOnly, count }: BaselineOptions): number[] {
  const had = new Set(newOnly ? past.had : []);
  const strongest = new Strongest(count);
  scores.forEach((score, product) => {
    if (score > 0 && !had.has(product)) strongest.offer(product, score);
  });
  return strongest.take().map(({ index }) => index);
}

import { basketItems, basketsOf, type Buyers } from '../buyers.js';
import { MatrixBuilder, type SparseMatrix } from '../matrix/sparse-matrix.js';
import type { PurchaseHistory } from '../purchase-history.js';

export interface SequenceOptions {
  /** What an occasion further back counts, against the one after it; 0..1. */
  readonly decay: number;
  /** Most occasions of one customer that are learned from, the latest. */
  readonly maxOccasions: number;
  /** Entries below this weight are left out. */
  readonly minWeight: number;
}

/**
 * Situations of the past and what came next: a row for every occasion after a customer's first. `has` holds what the customer had
 * by then, an occasion ago weighing 1, two ago `decay`, and so on; `wants` the products of that occasion. What was bought at the same
 * time is one occasion: nothing in it came first.
 */
export function sequenceMatrices(
  history: PurchaseHistory,
  buyers: Buyers,
  options: SequenceOptions,
): { has: SparseMatrix; wants: SparseMatrix } {
  const has = new MatrixBuilder();
  const wants = new MatrixBuilder();
  const reach = options.decay < 1 ? Math.log(options.minWeight) / Math.log(options.decay) : Infinity;
  for (let buyer = 0; buyer < buyers.known; buyer += 1) {
    const occasions = occasionsOf(history, basketsOf(buyers, buyer));
    const lastSeen = new Map<number, number>();
    occasions.forEach(({ products }, turn) => {
      if (turn > 0 && turn >= occasions.length - options.maxOccasions) {
        for (const [product, seen] of lastSeen) {
          const ago = turn - seen - 1;
          if (ago <= reach) has.add(product, options.decay ** ago);
        }
        for (const product of products) wants.add(product, 1);
        has.endRow();
        wants.endRow();
      }
      for (const product of products) lastSeen.set(product, turn);
    });
  }
  const columns = history.products.length;
  return { has: has.build(columns), wants: wants.build(columns) };
}

/** What was had at the same time. */
export interface Occasion {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly products: ReadonlySet<number>;
}

/** Occasions in the order of time. */
export function occasionsOf(history: PurchaseHistory, baskets: Int32Array): Occasion[] {
  const time = (basket: number) => history.basketTime[basket] ?? 0;
  const sorted = [...baskets].sort((a, b) => time(a) - time(b) || a - b);
  const occasions: { at: number; products: Set<number> }[] = [];
  for (const basket of sorted) {
    const at = time(basket);
    if (occasions.at(-1)?.at !== at) occasions.push({ at, products: new Set() });
    for (const item of basketItems(history, basket)) occasions.at(-1)?.products.add(item);
  }
  return occasions;
}

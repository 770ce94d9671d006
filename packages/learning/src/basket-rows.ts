import { basketItems, basketsOf, gatherBuyers } from './buyers.js';
import { type Incidence, productRows, rowItems, sharedInts, transpose } from './incidence.js';
import type { PurchaseHistory } from './purchase-history.js';

/** Baskets x products, the rows in the order of their buyers. */
export interface BasketRows {
  readonly incidence: Incidence;
  /** Row -> buyer; every anonymous basket is a buyer of its own. */
  readonly buyer: Int32Array;
  /** Product -> places beside it: the other products of its baskets, added up. */
  readonly companions: Float64Array;
  /** Places beside all products: ordered pairs of products in one basket. */
  readonly places: number;
}

/** Takes the baskets of at most `maxBasket` products. */
export function basketRows(history: PurchaseHistory, maxBasket: number): BasketRows {
  const buyers = gatherBuyers(history, (basket) => basketItems(history, basket).length <= maxBasket);
  const rows = buyers.basket.length;
  const rowOffset = sharedInts(rows + 1);
  const buyerOf = new Int32Array(rows);
  for (let buyer = 0, row = 0; buyer < buyers.offset.length - 1; buyer++)
    for (const basket of basketsOf(buyers, buyer)) {
      buyerOf[row] = buyer;
      rowOffset[row + 1] = (rowOffset[row] ?? 0) + basketItems(history, basket).length;
      row++;
    }
  const rowItem = sharedInts(rowOffset[rows] ?? 0);
  for (const [row, basket] of buyers.basket.entries())
    rowItem.set(basketItems(history, basket), rowOffset[row] ?? 0);
  const incidence = transpose(rowOffset, rowItem, history.products.length);
  const companions = companionsOf(incidence);
  return {
    incidence,
    buyer: buyerOf,
    companions,
    places: companions.reduce((sum, beside) => sum + beside, 0),
  };
}

function companionsOf(incidence: Incidence): Float64Array {
  const companions = new Float64Array(incidence.products);
  for (let row = 0; row < incidence.rows; row++) {
    const items = rowItems(incidence, row);
    for (const item of items) companions[item] = (companions[item] ?? 0) + items.length - 1;
  }
  return companions;
}

/** How many different buyers had both products in one basket, counting no further than `enough`. */
export function buyersOfBoth(rows: BasketRows, pair: readonly [number, number], enough: number): number {
  const first = productRows(rows.incidence, pair[0]);
  const second = productRows(rows.incidence, pair[1]);
  let buyers = 0;
  let last = -1;
  for (let i = 0, j = 0; i < first.length && j < second.length && buyers < enough;) {
    const a = first[i] ?? 0;
    const b = second[j] ?? 0;
    const buyer = rows.buyer[a] ?? -1;
    if (a === b && buyer !== last) {
      buyers++;
      last = buyer;
    }
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return buyers;
}

/** How many baskets hold both products. */
export function basketsOfBoth({ incidence }: BasketRows, [a, b]: readonly [number, number]): number {
  const other = new Set(productRows(incidence, b));
  return productRows(incidence, a).reduce((sum, row) => sum + (other.has(row) ? 1 : 0), 0);
}

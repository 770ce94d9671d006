import { type Incidence, sharedInts, transpose } from './incidence.js';
import { DAY_MS, endOf, type PurchaseHistory } from './purchase-history.js';

/**
 * Baskets gathered by who bought. Buyer b < known is customer b; every anonymous basket is a buyer of its own
 * after them, since nothing says that two of them are the same person.
 */
export interface Buyers {
  readonly known: number;
  /** Buyer b's baskets are `basket[offset[b] .. offset[b + 1])`. */
  readonly offset: Int32Array;
  readonly basket: Int32Array;
}

/** Gathers the baskets that `keep` lets through (all of them by default). */
export function gatherBuyers(
  history: PurchaseHistory,
  keep: (basket: number) => boolean = () => true,
): Buyers {
  const known = history.customers.length;
  const buyerOf = new Int32Array(history.basketCustomer.length).fill(-1);
  let buyers = known;
  for (const [basket, customer] of history.basketCustomer.entries())
    if (keep(basket)) buyerOf[basket] = customer >= 0 ? customer : buyers++;
  const offset = new Int32Array(buyers + 1);
  for (const buyer of buyerOf) if (buyer >= 0) offset[buyer + 1] = (offset[buyer + 1] ?? 0) + 1;
  for (let b = 0; b < buyers; b++) offset[b + 1] = (offset[b + 1] ?? 0) + (offset[b] ?? 0);
  const next = offset.slice();
  const basket = new Int32Array(offset[buyers] ?? 0);
  for (const [index, buyer] of buyerOf.entries())
    if (buyer >= 0) {
      const at = next[buyer] ?? 0;
      basket[at] = index;
      next[buyer] = at + 1;
    }
  return { known, offset, basket };
}

/** The products of one basket; a view, not a copy. */
export function basketItems(history: PurchaseHistory, basket: number): Int32Array {
  return history.basketItem.subarray(
    history.basketOffset[basket] ?? 0,
    history.basketOffset[basket + 1] ?? 0,
  );
}

/** The baskets of one buyer; a view, not a copy. */
export function basketsOf(buyers: Buyers, buyer: number): Int32Array {
  return buyers.basket.subarray(buyers.offset[buyer] ?? 0, buyers.offset[buyer + 1] ?? 0);
}

export interface Profiles {
  /** Who ever bought what: buyers x products, 0/1. */
  readonly incidence: Incidence;
  /** Buyers whose profile was left empty as larger than the limit. */
  readonly oversized: number;
}

/** The distinct products of each buyer; of buyers with more than `maxProfile` of them, none. */
export function buyerProducts(history: PurchaseHistory, buyers: Buyers, maxProfile = Infinity): Profiles {
  const rows = buyers.offset.length - 1;
  const seenBy = new Int32Array(history.products.length).fill(-1);
  const rowOffset = sharedInts(rows + 1);
  const items: number[] = [];
  let oversized = 0;
  for (let buyer = 0; buyer < rows; buyer++) {
    const start = rowOffset[buyer] ?? 0;
    for (const basket of basketsOf(buyers, buyer))
      for (const item of basketItems(history, basket)) {
        if (seenBy[item] === buyer) continue;
        seenBy[item] = buyer;
        items.push(item);
      }
    if (items.length - start > maxProfile) {
      items.length = start;
      oversized++;
    }
    rowOffset[buyer + 1] = items.length;
  }
  const rowItem = sharedInts(items.length);
  rowItem.set(items);
  return { incidence: transpose(rowOffset, rowItem, history.products.length), oversized };
}

/** Keeps the baskets of the last `windowDays` before the end of history, the first instant excluded. */
export function inWindow(history: PurchaseHistory, windowDays: number): (basket: number) => boolean {
  const start = endOf(history) - windowDays * DAY_MS;
  return (basket) => (history.basketTime[basket] ?? -Infinity) > start;
}

import { basketItems, inWindow } from '../buyers.js';
import type { PurchaseHistory } from '../purchase-history.js';

/** Baskets with each product in the `windowDays` before the end of history. */
export function basketsWith(history: PurchaseHistory, windowDays: number): Float64Array {
  const counts = new Float64Array(history.products.length);
  const isIn = inWindow(history, windowDays);
  for (const basket of history.basketTime.keys())
    if (isIn(basket)) for (const item of basketItems(history, basket)) counts[item] = (counts[item] ?? 0) + 1;
  return counts;
}

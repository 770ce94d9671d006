import { basketItems, inWindow } from '../buyers.js';
import type { PurchaseHistory } from '../purchase-history.js';
import type { Signal } from './signal.js';

/** Baskets with each product in the `windowDays` before the end of history. */
export function basketsWith(history: PurchaseHistory, windowDays: number): Float64Array {
  const counts = new Float64Array(history.products.length);
  const isIn = inWindow(history, windowDays);
  for (const basket of history.basketTime.keys())
    if (isIn(basket)) for (const item of basketItems(history, basket)) counts[item] = (counts[item] ?? 0) + 1;
  return counts;
}

/** What everybody buys: log(1 + baskets), so that twice as many is one step, not twice the reason. */
export function popularitySignal(name: string, counts: Float64Array, prior: number): Signal {
  const popular = [...counts.keys()].filter((product) => (counts[product] ?? 0) > 0);
  const strength = counts.map((count) => Math.log1p(count));
  return {
    name,
    prior,
    collect(_past, _now, into) {
      for (const product of popular) into.add(product, strength[product] ?? 0);
    },
  };
}

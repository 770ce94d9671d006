import { basketItems, basketsOf, gatherBuyers } from '../buyers.js';
import type { TraitsOf } from '../product-traits.js';
import type { PurchaseHistory } from '../purchase-history.js';

/** Categories with fewer different prices have no cheap and dear. */
const FEWEST_PRICES = 4;
/** Choices in the middle that everybody begins with, so that one purchase says little. */
const PRIOR = 5;
const MIDDLE = 0.5;

/**
 * How dear a customer chooses, by pseudonym: the mean place of what they bought among the prices of its category, from 0, always the cheapest,
 * to 1, always the dearest; each order and product counts once. Who bought nothing that can be compared is left out.
 */
export function priceLevels(history: PurchaseHistory, traits: TraitsOf): ReadonlyMap<string, number> {
  const places = placesOf(history.products, traits);
  const buyers = gatherBuyers(history, (basket) => (history.basketCustomer[basket] ?? -1) >= 0);
  const levels = new Map<string, number>();
  history.customers.forEach((customer, buyer) => {
    let [sum, count] = [0, 0];
    for (const basket of basketsOf(buyers, buyer))
      for (const item of basketItems(history, basket)) {
        const place = places[item] ?? NaN;
        if (Number.isNaN(place)) continue;
        sum += place;
        count += 1;
      }
    if (count > 0) levels.set(customer, (sum + PRIOR * MIDDLE) / (count + PRIOR));
  });
  return levels;
}

/** Per product its place among the prices of its category, 0 to 1; NaN where there is nothing to compare. */
function placesOf(products: readonly string[], traits: TraitsOf): Float64Array {
  const prices = new Map<string, number[]>();
  for (const { price, categories } of traits.values())
    for (const category of categories)
      if (price !== null) prices.set(category, [...(prices.get(category) ?? []), price]);
  for (const all of prices.values()) all.sort((a, b) => a - b);
  return Float64Array.from(products, (product) => {
    const { price = null, categories = [] } = traits.get(product) ?? {};
    const sorted = categories
      .map((category) => prices.get(category) ?? [])
      .find((all) => all.length >= FEWEST_PRICES);
    if (price === null || sorted === undefined) return NaN;
    const below = sorted.filter((other) => other < price).length;
    const same = sorted.filter((other) => other === price).length;
    return sorted.length > 1 ? (below + (same - 1) / 2) / (sorted.length - 1) : NaN;
  });
}

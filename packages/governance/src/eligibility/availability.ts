import type { ProductFacts } from '@wherefore/contracts';
import type { Check } from './check.js';

/** Stock that nobody counts is never out; what the store that was asked about has on its shelf is not out either. */
export const isOutOfStock: Check = ({ facts }, { request }) => {
  if (facts.stock === null || facts.stock > 0) return null;
  if (request.store !== undefined && unitsAt(facts, request.store) > 0) return null;
  return `It is out of stock: ${facts.stock} left.`;
};

/** Only where the shop says what which store has; a store it does not name has none. */
export const isNotInStore: Check = ({ facts }, { request: { store } }) => {
  if (store === undefined || isEmpty(facts.stores) || unitsAt(facts, store) > 0) return null;
  return `The store ${store} has 0 of it.`;
};

const unitsAt = ({ stores }: ProductFacts, store: string): number =>
  Object.hasOwn(stores, store) ? (stores[store] ?? 0) : 0;

function isEmpty(record: Readonly<Record<string, unknown>>): boolean {
  for (const key in record) if (Object.hasOwn(record, key)) return false;
  return true;
}

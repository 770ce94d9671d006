import type { PurchaseHistory } from './purchase-history.js';

/** One order as the log tells it. */
export interface PastOrder {
  /** Pseudonym, or null when anonymous. */
  readonly customer: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Product ids; naming one twice is naming it once. */
  readonly products: readonly string[];
}

/** Lays orders out in columns: products and customers sorted by id, baskets by time; empty orders left out. */
export function buildHistory(orders: Iterable<PastOrder>): PurchaseHistory {
  const kept = [...orders].filter((order) => order.products.length > 0).sort((a, b) => a.at - b.at);
  const products = sortedIndex(distinct(kept, (order) => order.products));
  const customers = sortedIndex(distinct(kept, (order) => (order.customer === null ? [] : [order.customer])));
  const basketOffset = new Int32Array(kept.length + 1);
  const items: number[] = [];
  kept.forEach((order, basket) => {
    for (const product of new Set(order.products)) items.push(products.get(product) ?? -1);
    basketOffset[basket + 1] = items.length;
  });
  return {
    products: [...products.keys()],
    customers: [...customers.keys()],
    basketCustomer: Int32Array.from(kept, ({ customer }) =>
      customer === null ? -1 : (customers.get(customer) ?? -1),
    ),
    basketTime: Float64Array.from(kept, (order) => order.at),
    basketOffset,
    basketItem: Int32Array.from(items),
  };
}

function distinct(orders: readonly PastOrder[], idsOf: (order: PastOrder) => readonly string[]): Set<string> {
  const ids = new Set<string>();
  for (const order of orders) for (const id of idsOf(order)) ids.add(id);
  return ids;
}

function sortedIndex(ids: ReadonlySet<string>): Map<string, number> {
  return new Map([...ids].sort().map((id, index) => [id, index]));
}

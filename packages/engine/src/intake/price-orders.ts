import { randomUUID } from 'node:crypto';
import type { ProductFacts } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { loadProductFacts } from '../offers/load-product-facts.js';
import type { Tracked } from './track.js';

/** Whose word an order is: `shop` says what was paid and how the order is called, `visitor` does not. */
export type OrderTeller = 'shop' | 'visitor';

/**
 * Completes orders with ids, currencies and amounts. What visitors say of prices counts for nothing, and their orders get a prefix,
 * so that none of them can be taken for one of the shop's own. Other events come back as they are.
 */
export async function priceOrders(
  graph: Graph,
  tracked: readonly Tracked[],
  teller: OrderTeller,
): Promise<Tracked[]> {
  const ids = tracked.flatMap(({ type, items }) =>
    type === 'order.placed' ? (items ?? []).map(({ product }) => product) : [],
  );
  if (ids.length === 0) return [...tracked];
  const facts: ReadonlyMap<string, ProductFacts> = await loadProductFacts(graph, [...new Set(ids)]);
  return tracked.map((one) => {
    if (one.type !== 'order.placed') return one;
    const id = one.order ?? one.id ?? randomUUID();
    const items = (one.items ?? []).map(({ product, quantity, amount }) => {
      const price = facts.get(product)?.price ?? 0;
      const paid = teller === 'shop' ? (amount ?? null) : null;
      return { product, quantity, amount: paid ?? Math.round(price * quantity * 100) / 100 };
    });
    const currency = items
      .map(({ product }) => facts.get(product)?.currency)
      .find((known) => known !== null && known !== undefined);
    return { ...one, order: teller === 'shop' ? id : `visitor:${id}`, items, currency: currency ?? null };
  });
}

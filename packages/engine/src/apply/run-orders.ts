import { WhereforeError } from '@wherefore/contracts';
import {
  addPurchases,
  addReturns,
  cancelOrders,
  type GraphTransaction,
  type ParamsOf,
  recomputePurchases,
  recomputeReturns,
  upsertOrders,
} from '@wherefore/graph';
import type { EffectPlan } from './effect-plan.js';
import { sumHistory } from './sum-rows.js';

type OrderRow = ParamsOf<typeof upsertOrders>['rows'][number];
type HistoryRow = ParamsOf<typeof addPurchases>['rows'][number];
type Kind = OrderRow['kind'];
/** Products by customer. */
type Stale = Map<string, Set<string>>;
type StaleRow = ParamsOf<typeof recomputePurchases>['rows'][number];

const ADD = { order: addPurchases, return: addReturns };
/** Most products recomputed by one statement, so that its memory is bounded however many lines orders have. */
const PAGE = 1_000;
const RECOMPUTE = { order: recomputePurchases, return: recomputeReturns };

/**
 * Applies orders, returns and cancellations. Lines of orders never seen are added to the customers' history; where an
 * order replaces an earlier version, or is cancelled, the history it touches is recomputed from the orders.
 */
export async function runOrders(tx: GraphTransaction, plan: EffectPlan): Promise<void> {
  const stale: Record<Kind, Stale> = { order: new Map(), return: new Map() };
  const touch = (kind: Kind, customer: string | null, products: readonly string[]) => {
    if (customer === null) return;
    const known = stale[kind].get(customer) ?? new Set();
    stale[kind].set(customer, known);
    for (const product of products) known.add(product);
  };
  const rows = plan.rowsOf(upsertOrders);
  if (rows.length > 0) {
    const byId = new Map(rows.map((row) => [row.id, row]));
    const added: Record<Kind, Map<string, HistoryRow>> = { order: new Map(), return: new Map() };
    for (const { id, fresh, oldCustomer, oldProducts } of await tx.run(upsertOrders, { rows })) {
      const row = byId.get(id);
      if (row === undefined)
        throw new WhereforeError('INTERNAL', 'the graph answered for an order that was not sent');
      if (fresh) addLines(added[row.kind], row);
      else {
        touch(row.kind, row.customer, row.products);
        touch(row.kind, oldCustomer, oldProducts);
      }
    }
    for (const kind of ['order', 'return'] as const) {
      const lines = sorted(added[kind]);
      if (lines.length > 0) await tx.run(ADD[kind], { rows: lines });
    }
  }
  const cancelled = plan.rowsOf(cancelOrders);
  if (cancelled.length > 0) {
    for (const row of await tx.run(cancelOrders, { rows: cancelled }))
      touch(row.kind, row.customer, row.products);
  }
  for (const kind of ['order', 'return'] as const)
    for (const page of pagesOf(stale[kind])) await tx.run(RECOMPUTE[kind], { rows: page });
}

function addLines(rows: Map<string, HistoryRow>, order: OrderRow): void {
  const { customer } = order;
  if (customer === null) return;
  order.products.forEach((product, index) => {
    const key = `${customer}\n${product}`;
    const row = {
      customer,
      product,
      count: 1,
      units: order.quantities[index] ?? 0,
      spend: order.amounts[index] ?? 0,
      firstAt: order.at,
      lastAt: order.at,
      lastOrder: order.id,
      source: order.source,
    };
    const known = rows.get(key);
    rows.set(key, known === undefined ? row : sumHistory(known, row));
  });
}

/** In the order of locks: by customer, then by product. */
function pagesOf(stale: Stale): StaleRow[][] {
  const pages: StaleRow[][] = [];
  let left = 0;
  for (const [customer, found] of [...stale].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const products = [...found].sort();
    for (let from = 0; from < products.length;) {
      if (left === 0) {
        pages.push([]);
        left = PAGE;
      }
      const some = products.slice(from, from + left);
      pages.at(-1)?.push({
        customer,
        products: some,
        isStale: Object.fromEntries(some.map((product) => [product, true as const])),
      });
      from += some.length;
      left -= some.length;
    }
  }
  return pages;
}

function sorted<T>(rows: ReadonlyMap<string, T>): T[] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

import { type EventOf, type OrderLine, stampOf } from '@wherefore/contracts';
import { cancelOrders, upsertOrders } from '@wherefore/graph';
import type { EffectPlan } from './effect-plan.js';
import { guardOf, type Planners } from './plan-crm.js';
import { round4 } from './sum-rows.js';

export const orderPlanners: Planners<'order.placed' | 'order.returned' | 'order.cancelled'> = {
  'order.placed'(plan, event) {
    const { order, channel, store, currency } = event.payload;
    planOrder(plan, event, { id: order, kind: 'order', channel, store, currency, of: undefined });
  },
  'order.returned'(plan, event) {
    // A shop may number its returns as it numbers its orders.
    planOrder(plan, event, { id: `return:${event.payload.return}`, kind: 'return', of: event.payload.order });
  },
  'order.cancelled'(plan, event) {
    plan.set(cancelOrders, event.payload.order, { id: event.payload.order, stamp: stampOf(event) });
  },
};

interface OrderHead {
  readonly id: string;
  readonly kind: 'order' | 'return';
  readonly channel?: string | undefined;
  readonly store?: string | undefined;
  readonly currency?: string | undefined;
  readonly of: string | undefined;
}

function planOrder(
  plan: EffectPlan,
  event: EventOf<'order.placed' | 'order.returned'>,
  head: OrderHead,
): void {
  const lines = mergeLines(event.payload.lines);
  for (const line of lines) plan.products.add(line.product);
  plan.set(upsertOrders, head.id, {
    ...guardOf(event, head.id),
    kind: head.kind,
    customer: event.payload.customer ?? null,
    products: lines.map((line) => line.product),
    quantities: lines.map((line) => line.quantity),
    amounts: lines.map((line) => line.amount),
    currency: head.currency ?? null,
    channel: head.channel ?? null,
    store: head.store ?? null,
    of: head.of ?? null,
  });
}

/** One line per product: the same product twice in an order is bought once, in a larger quantity. */
function mergeLines(lines: readonly OrderLine[]): OrderLine[] {
  const merged = new Map<string, OrderLine>();
  for (const line of lines) {
    const known = merged.get(line.product);
    merged.set(line.product, {
      product: line.product,
      quantity: round4((known?.quantity ?? 0) + line.quantity),
      amount: round4((known?.amount ?? 0) + line.amount),
    });
  }
  return [...merged.values()];
}

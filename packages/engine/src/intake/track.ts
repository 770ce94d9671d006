import { randomUUID } from 'node:crypto';
import { acceptEvents, type Accepted } from './accept-events.js';
import type { IntakeParts } from './submit-batch.js';

/** What a frontend tells us of a visitor: a product looked at, or what the cart holds now. */
export interface Tracked {
  readonly id: string | null;
  readonly type: 'product.viewed' | 'cart.changed';
  readonly customer: string | null;
  readonly session: string | null;
  readonly product: string | null;
  readonly items: readonly { readonly product: string; readonly quantity: number }[] | null;
  readonly occurredAt: string | null;
}

/** Takes what frontends report; each becomes an event of the source `web`. */
export function track(parts: IntakeParts, tracked: readonly Tracked[], now: Date): Promise<Accepted> {
  const events = tracked.map((one) => ({
    id: one.id ?? randomUUID(),
    source: 'web',
    type: one.type,
    occurredAt: one.occurredAt ?? now.toISOString(),
    payload: {
      ...(one.customer === null ? {} : { customer: one.customer }),
      ...(one.session === null ? {} : { session: one.session }),
      ...(one.type === 'product.viewed' ? { product: one.product } : { items: one.items ?? [] }),
    },
  }));
  return acceptEvents(parts, events, now);
}

import { randomUUID } from 'node:crypto';
import { acceptEvents, type Accepted } from './accept-events.js';
import type { MarkParts } from './mark-offers.js';

type FeedbackType = 'offer.shown' | 'offer.clicked' | 'offer.carted' | 'offer.bought' | 'offer.rejected';

export interface TrackedItem {
  readonly product: string;
  readonly quantity: number;
  /** What was paid for all of it, for an order. */
  readonly amount?: number | null;
}

/** What a frontend tells us: a product looked at, what the cart holds now, an order, or what became of an offer. */
export interface Tracked {
  readonly id: string | null;
  readonly type: 'product.viewed' | 'cart.changed' | 'order.placed' | FeedbackType;
  readonly customer: string | null;
  readonly session: string | null;
  readonly product: string | null;
  readonly items: readonly TrackedItem[] | null;
  readonly occurredAt: string | null;
  /** The order's id, and the currency of its amounts, for an order. */
  readonly order?: string | null;
  readonly currency?: string | null;
  /** For what became of an offer: the decision that offered it ... */
  readonly decision?: string | null;
  /** ... all products that were shown, instead of one ... */
  readonly products?: readonly string[] | null;
  readonly quantity?: number | null;
  readonly placement?: string | null;
  readonly channel?: string | null;
  readonly campaign?: string | null;
  /** ... and why it was turned down. */
  readonly reason?: string | null;
}

/** Where events come from that frontends report. */
export const TRACKED_SOURCE = 'web';

/** Takes what frontends report; each becomes an event of the source `web`. */
export function track(parts: MarkParts, tracked: readonly Tracked[], now: Date): Promise<Accepted> {
  const events = tracked.map((one) => ({
    id: one.id ?? randomUUID(),
    source: TRACKED_SOURCE,
    type: one.type,
    occurredAt: one.occurredAt ?? now.toISOString(),
    payload: given({ customer: one.customer, session: one.session, ...detailsOf(one) }),
  }));
  return acceptEvents(parts, events, now);
}

function detailsOf(one: Tracked): Record<string, unknown> {
  const { type, product, decision, placement, channel, campaign } = one;
  const offered = { decision, channel, campaign };
  switch (type) {
    case 'product.viewed':
      return { product };
    case 'cart.changed':
      return { items: one.items ?? [] };
    case 'order.placed': {
      const lines = (one.items ?? []).map((item) => given({ ...item }));
      return { order: one.order, currency: one.currency, channel, lines };
    }
    case 'offer.shown':
      return { ...offered, placement, products: one.products ?? (product === null ? null : [product]) };
    case 'offer.rejected':
      return { ...offered, product, reason: one.reason };
    case 'offer.clicked':
      return { ...offered, placement, product };
    case 'offer.carted':
    case 'offer.bought':
      return { ...offered, placement, product, quantity: one.quantity };
  }
}

/** Without what was left out. */
const given = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

import { randomUUID } from 'node:crypto';
import { type OfferListAnswer, onPathsOf, productsOf } from './answers.js';

/** What is sent, and what it must change. */
export interface Trial {
  readonly type: EventType;
  readonly customer: string;
  readonly product: string;
}

export const EVENT_TYPES = ['product.viewed', 'cart.changed', 'order.placed', 'offer.rejected'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** From where paths lead to a product, by that product: learned from the lists of many customers. */
export type Leads = ReadonlyMap<string, ReadonlySet<string>>;

export function leadsOf(lists: readonly OfferListAnswer[]): Leads {
  const leads = new Map<string, Set<string>>();
  for (const { offers } of lists) {
    for (const { product, because } of offers) {
      const known = leads.get(product.id) ?? new Set();
      leads.set(product.id, known);
      for (const { nodes } of because.paths)
        for (const { label, id } of nodes) if (label === 'Product' && id !== product.id) known.add(id);
    }
  }
  return leads;
}

/**
 * A product such that an event about it must change this list: for a rejection an offered one, else one from which a path leads
 * to an offered product and that is on no path of the list yet. Null when there is none.
 */
export function tellingProduct(type: EventType, list: OfferListAnswer, leads: Leads): string | null {
  const offered = productsOf(list);
  if (type === 'offer.rejected') return offered[0] ?? null;
  const known = new Set([...offered, ...onPathsOf(list)]);
  for (const id of offered) for (const from of leads.get(id) ?? []) if (!known.has(from)) return from;
  return null;
}

/** Has the event changed the list? Its product is on a path, or other products are offered. */
export const hasChanged = (before: OfferListAnswer, after: OfferListAnswer, product: string): boolean =>
  onPathsOf(after).has(product) || productsOf(after).join() !== productsOf(before).join();

/** The event of a trial, as a feed sends it. */
export function eventOf({ type, customer, product }: Trial, occurredAt: Date): object {
  const id = `bench-${randomUUID()}`;
  const payloads: Record<EventType, object> = {
    'product.viewed': { product, customer },
    'cart.changed': { customer, items: [{ product, quantity: 1 }] },
    'order.placed': { order: id, customer, lines: [{ product, quantity: 1, amount: 1 }] },
    'offer.rejected': { product, customer },
  };
  return { id, source: 'bench', type, occurredAt: occurredAt.toISOString(), payload: payloads[type] };
}

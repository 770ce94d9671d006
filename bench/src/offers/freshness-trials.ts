import { randomUUID } from 'node:crypto';
import { type AnchorKind, EVIDENCE_SHAPES, type EvidenceSource } from '@wherefore/contracts';
import { type OfferListAnswer, onPathsOf, productsOf } from './answers.js';

/** What is sent, and what it must change. */
export interface Trial {
  readonly type: EventType;
  readonly customer: string;
  readonly product: string;
}

export const EVENT_TYPES = ['product.viewed', 'cart.changed', 'order.placed', 'offer.rejected'] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/** From which products paths lead to a product, and by which sources, by that product: learned from the lists of many customers. */
export type Leads = ReadonlyMap<string, ReadonlyMap<string, ReadonlySet<EvidenceSource>>>;

export function leadsOf(lists: readonly OfferListAnswer[]): Leads {
  const leads = new Map<string, Map<string, Set<EvidenceSource>>>();
  for (const { offers } of lists) {
    for (const { product, because } of offers) {
      const known = leads.get(product.id) ?? new Map<string, Set<EvidenceSource>>();
      leads.set(product.id, known);
      for (const { source, path } of because.contributions)
        for (const { label, id } of path?.nodes ?? [])
          if (isSource(source) && label === 'Product' && id !== product.id)
            known.set(id, (known.get(id) ?? new Set()).add(source));
    }
  }
  return leads;
}

const isSource = (name: string): name is EvidenceSource => name in EVIDENCE_SHAPES;

/** What a customer has done to a product once the event is known. */
const BECOMES = {
  'product.viewed': 'viewed',
  'cart.changed': 'carted',
  'order.placed': 'purchased',
} as const satisfies Record<Exclude<EventType, 'offer.rejected'>, AnchorKind>;

/**
 * A product such that an event about it must change this list: for a rejection an offered one, else one from which a path leads
 * to an offered product, by a source that goes by such events, and that is on no path of the list yet. Null when there is none,
 * as for those who refused that what they do counts.
 */
export function tellingProduct(type: EventType, list: OfferListAnswer, leads: Leads): string | null {
  const offered = productsOf(list);
  if (type === 'offer.rejected') return offered[0] ?? null;
  if (!list.personalised) return null;
  const known = new Set([...offered, ...onPathsOf(list)]);
  for (const id of offered)
    for (const [from, sources] of leads.get(id) ?? [])
      if (!known.has(from) && [...sources].some((source) => goesBy(source, BECOMES[type]))) return from;
  return null;
}

const goesBy = (source: EvidenceSource, kind: AnchorKind): boolean =>
  EVIDENCE_SHAPES[source].kinds.includes(kind);

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

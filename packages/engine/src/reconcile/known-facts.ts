import type { Event } from '@wherefore/contracts';
import { type Graph, knownEvents, knownRefused, knownStamps } from '@wherefore/graph';
import { rejectOf } from '../apply/apply-batches.js';
import { entryOf } from '../quarantine/quarantine-rejects.js';

export type Label = 'Product' | 'Customer' | 'Order' | 'Ticket';

/** What an event is about. */
export interface Entity {
  readonly label: Label;
  readonly id: string;
}

export interface HeldEntity {
  readonly stamp: string;
  readonly deleted: boolean;
}

/** What the graph knows already, of some events and what they are about. */
export interface KnownFacts {
  /** Has the event, or the batch of that inbox key, taken effect? */
  has(key: string): boolean;
  held(entity: Entity): HeldEntity | undefined;
}

export const inboxKeyOf = ({ source, id }: Pick<Event, 'source' | 'id'>): string => `${source}:${id}`;

/** The record that an event is the state or the end of; null for facts beside one. */
export function entityOf(event: Event): Entity | null {
  switch (event.type) {
    case 'product.upserted':
    case 'product.deleted':
      return { label: 'Product', id: event.payload.product };
    case 'customer.upserted':
    case 'customer.deleted':
      return { label: 'Customer', id: event.payload.customer };
    case 'order.placed':
    case 'order.cancelled':
      return { label: 'Order', id: event.payload.order };
    case 'ticket.changed':
      return { label: 'Ticket', id: event.payload.ticket };
    default:
      return null;
  }
}

const keyOf = ({ label, id }: Entity): string => `${label}\n${id}`;

/** Two reads, whatever is asked for. */
export async function readKnownFacts(
  graph: Graph,
  { events, keys }: { readonly events: readonly Event[]; readonly keys: readonly string[] },
): Promise<KnownFacts> {
  const entities = events.map(entityOf).filter((entity) => entity !== null);
  const idsOf = (wanted: Label) => [
    ...new Set(entities.filter(({ label }) => label === wanted).map(({ id }) => id)),
  ];
  const [inbox, stamps] = await Promise.all([
    graph.read(knownEvents, { keys: [...keys] }),
    graph.read(knownStamps, {
      products: idsOf('Product'),
      customers: idsOf('Customer'),
      orders: idsOf('Order'),
      tickets: idsOf('Ticket'),
    }),
  ]);
  const known = new Set(inbox.map(({ key }) => key));
  const held = new Map(stamps.map((row) => [keyOf(row), row]));
  return { has: (key) => known.has(key), held: (entity) => held.get(keyOf(entity)) };
}

/** Events less those that a contract, or the graph, has refused just as they are: they are in quarantine already. */
export async function withoutRefused(graph: Graph, events: readonly Event[]): Promise<Event[]> {
  if (events.length === 0) return [];
  const entries = events.map((event) => entryOf(rejectOf({}, event, '')));
  const refused = await graph.read(knownRefused, { records: [...new Set(entries)], batches: [] });
  const known = new Set(refused.map(({ id }) => id));
  return events.filter((_, index) => !known.has(entries[index] ?? ''));
}

/** Has a batch of that id been held as a whole? */
export const wasHeld = async (graph: Graph, id: string): Promise<boolean> =>
  (await graph.read(knownRefused, { records: [], batches: [id] })).length > 0;

import type { Event, EventType } from '@wherefore/contracts';
import { PRIORITY } from '@wherefore/queue';

/** What acts on the offers of people who are here now, or must not be offered or known any more. */
const URGENT: ReadonlySet<EventType> = new Set<EventType>([
  'consent.changed',
  'customer.deleted',
  'stock.changed',
  'price.changed',
  'product.deleted',
  'relation.judged',
  'cart.changed',
  'order.placed',
  'order.cancelled',
  'session.identified',
  'product.viewed',
  'offer.rejected',
]);

/** The priority of a batch that came in live: one urgent event makes all of it urgent. */
export const urgencyOf = (events: readonly Event[]): number =>
  events.some(({ type }) => URGENT.has(type)) ? PRIORITY.interactive : PRIORITY.feed;

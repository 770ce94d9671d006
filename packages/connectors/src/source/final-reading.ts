import type { Event } from '@wherefore/contracts';

/**
 * A polled state as the last word on its second. Shopify and WooCommerce date changes to the second: of two states in one
 * second the events' order is decided by their ids, that is by chance. When a reading made after that second brings an
 * event that is known already while another of the same second holds the entity, send this instead: the same state,
 * at the second's end. The same input always makes the same event.
 */
export function finalReading(event: Event): Event {
  const lastOfSecond = (at: number) => Math.floor(at / 1000) * 1000 + 999;
  const final = { ...event, id: `${event.id}:final` };
  if (event.version !== undefined) return { ...final, version: lastOfSecond(event.version) };
  return { ...final, occurredAt: new Date(lastOfSecond(Date.parse(event.occurredAt))).toISOString() };
}

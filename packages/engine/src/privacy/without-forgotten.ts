import type { Batch, Event, EventType } from '@wherefore/contracts';
import type { Keyring } from '../keyring.js';
import { markOf, marksInRecord, type Named, namedBy } from './forgotten-marks.js';

/** Events that say nothing but what somebody is, has or does: without them nothing is left. The others are kept, nobody's. */
export const ABOUT_SOMEBODY: ReadonlySet<EventType> = new Set([
  'customer.upserted',
  'customer.deleted',
  'segment.joined',
  'segment.left',
  'consent.changed',
  'campaign.contacted',
  'campaign.redeemed',
  'subscription.changed',
  'session.identified',
  'ticket.changed',
]);

export interface WithoutForgotten {
  /** The same batch where it names nobody who was forgotten. */
  readonly batch: Batch;
  /** Events and bad records that named somebody who was forgotten: left out, or kept without them. */
  readonly forgotten: number;
  /** Keyed hashes of ids under which somebody who was forgotten has come again, told by an address or a number. */
  readonly aliases: readonly string[];
}

/** A batch as it is applied, logged and kept once the people of the list are forgotten. */
export function withoutForgotten(
  keyring: Keyring,
  batch: Batch,
  list: ReadonlySet<string>,
): WithoutForgotten {
  if (list.size === 0) return { batch, forgotten: 0, aliases: [] };
  const aliases = new Set<string>();
  for (const event of batch.events) {
    const named = namedBy(event);
    if (named.customer === undefined || !isByContact(keyring, named, list)) continue;
    const mark = markOf(keyring, 'customer', named.customer);
    if (!list.has(mark)) aliases.add(mark);
  }
  const known = aliases.size === 0 ? list : new Set([...list, ...aliases]);
  let forgotten = 0;
  const events = batch.events.flatMap((event) => {
    const kept = eventWithout(keyring, event, known);
    if (kept !== event) forgotten += 1;
    return kept === null ? [] : [kept];
  });
  const rejects = batch.rejects.filter(({ original, form }) => {
    for (const mark of marksInRecord(keyring, original, form?.encoding)) if (known.has(mark)) return false;
    return true;
  });
  forgotten += batch.rejects.length - rejects.length;
  if (forgotten === 0) return { batch, forgotten, aliases: [] };
  return { batch: { ...batch, events, rejects }, forgotten, aliases: [...aliases] };
}

/** An address is one person's. A number may be a family's: it tells only where no other address is given. */
function isByContact(keyring: Keyring, { email, phone }: Named, list: ReadonlySet<string>): boolean {
  if (email !== undefined) return list.has(markOf(keyring, 'email', email));
  return phone !== undefined && list.has(markOf(keyring, 'phone', phone));
}

/** The same event where it names nobody of the list, null where nothing is left of it. */
function eventWithout(keyring: Keyring, event: Event, list: ReadonlySet<string>): Event | null {
  const named = namedBy(event);
  const is = (kind: keyof Named): boolean => {
    const text = named[kind];
    return text !== undefined && list.has(markOf(keyring, kind, text));
  };
  if (is('customer')) {
    if (ABOUT_SOMEBODY.has(event.type)) return null;
    const id = eventIdWithout(keyring, event);
    return { ...event, id, payload: without(event.payload, ['customer', 'session', 'reason']) } as Event;
  }
  if (is('session')) {
    if (event.type === 'session.identified') return null;
    if (named.customer !== undefined)
      return { ...event, payload: without(event.payload, ['session']) } as Event;
    const id = eventIdWithout(keyring, event);
    return { ...event, id, payload: without(event.payload, ['session', 'reason']) } as Event;
  }
  return is('phone') ? ({ ...event, payload: without(event.payload, ['phone']) } as Event) : event;
}

/**
 * The id of an event that is kept without its person: the feed's own may spell out who it was. Always the same, so that it still takes
 * effect once.
 */
export const eventIdWithout = (keyring: Keyring, { source, id }: Pick<Event, 'source' | 'id'>): string =>
  `forgotten:${keyring.forgottenMark('event', `${source}:${id}`)}`;

const without = (payload: object, names: readonly string[]): object =>
  Object.fromEntries(Object.entries(payload).filter(([name]) => !names.includes(name)));

import { finalReading } from '@wherefore/connectors';
import { type Event, stampOf } from '@wherefore/contracts';
import { entityOf, type HeldEntity, inboxKeyOf, type KnownFacts } from './known-facts.js';

/** What a reading tells us that we did not know, and how much of it is what. */
export interface News {
  readonly events: readonly Event[];
  /** Records that the graph did not have. */
  readonly created: number;
  /** Records of which the graph had an older state. */
  readonly changed: number;
  readonly deleted: number;
  /** Facts beside a record that were not known: a consent, a return, a price. */
  readonly other: number;
  /** Events that are known, or older than what is known. */
  readonly unchanged: number;
}

type Kind = Exclude<keyof News, 'events'>;
const DELETED = new Set(['product.deleted', 'customer.deleted', 'order.cancelled']);

/** Compares what was read at `readAt` (milliseconds) with what the graph knows. Only news need to be sent. */
export function sortNews(events: readonly Event[], known: KnownFacts, readAt: number): News {
  const counts: Record<Kind, number> = { created: 0, changed: 0, deleted: 0, other: 0, unchanged: 0 };
  const news: Event[] = [];
  for (const event of events) {
    const entity = entityOf(event);
    const held = entity === null ? undefined : known.held(entity);
    const last = known.has(inboxKeyOf(event)) ? lastWord(event, held, readAt) : event;
    if (last === null || (last !== event && known.has(inboxKeyOf(last)))) {
      counts.unchanged += 1;
      continue;
    }
    news.push(last);
    counts[entity === null ? 'other' : kindOf(last, held)] += 1;
  }
  return { events: news, ...counts };
}

function kindOf(event: Event, held: HeldEntity | undefined): Kind {
  if (DELETED.has(event.type)) return held?.deleted === true ? 'unchanged' : 'deleted';
  if (held === undefined) return 'created';
  return held.stamp < stampOf(event) ? 'changed' : 'unchanged';
}

/**
 * For a state that is known and yet not the one that holds, though it is what the provider says now: two states of one
 * second, of which the other won by chance. Null where the known state holds, or the second is not over.
 */
function lastWord(event: Event, held: HeldEntity | undefined, readAt: number): Event | null {
  if (held === undefined || DELETED.has(event.type)) return null;
  const own = stampOf(event);
  if (held.stamp <= own || secondOf(held.stamp) !== secondOf(own)) return null;
  const final = finalReading(event);
  return isOver(event, readAt) && held.stamp < stampOf(final) ? final : null;
}

/** A stamp is version|occurredAt|...; both to the second. */
function secondOf(stamp: string): string {
  const [version = '', occurredAt = ''] = stamp.split('|');
  return `${Math.floor(Number(version) / 1000)}|${occurredAt.slice(0, 19)}`;
}

/** Clocks differ: five seconds later it is over on all of them. */
const isOver = ({ version, occurredAt }: Event, readAt: number): boolean =>
  Math.max(version ?? 0, Date.parse(occurredAt)) + 5_000 < readAt;

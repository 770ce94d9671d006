import { createHash } from 'node:crypto';
import type { Delivery, SourceOutcome } from '@wherefore/connectors';
import type { Event, EventType, FollowUp, Reject } from '@wherefore/contracts';
import { PRIORITY, type SourceQueue } from '@wherefore/queue';
import type { Keyring } from '../keyring.js';
import type { Source } from '../sources/source.js';
import { originalOf } from './admit-records.js';
import { markOffers, type MarkParts } from './mark-offers.js';
import { refuseForged } from './refuse-forged.js';
import { submitBatch } from './submit-batch.js';

export interface DeliveryParts extends MarkParts {
  readonly sourceQueue: SourceQueue;
}

/** What became of a delivery. */
export interface AcceptedDelivery {
  readonly events: number;
  readonly quarantined: number;
  readonly skipped: number;
  /** Records that are read from the provider, because the delivery only points at them. */
  readonly followed: number;
}

/**
 * Takes a delivery whose signature holds. Resolves only once all that it says is durable; the same delivery again on the
 * same day is the same batch, and its events are known for good. Throws UNAVAILABLE when it could not be kept.
 */
export async function acceptDelivery(
  parts: DeliveryParts,
  { source, delivery }: { readonly source: Source; readonly delivery: Delivery },
  now: Date,
): Promise<AcceptedDelivery> {
  const outcome = source.connector.webhook.toEvents(delivery, { ...source.context, receivedAt: now });
  const { events, forged } = sortForged(parts.keyring, outcome.events);
  const rejects = [...rejectsOf(source, delivery, outcome), ...forged];
  const batch = {
    id: `hook:${deliveryId(source.name, delivery)}:${now.toISOString().slice(0, 10)}`,
    source: source.name,
    receivedAt: now.toISOString(),
    guard: 'event' as const,
    events,
    rejects,
  };
  if (events.length + rejects.length > 0) {
    await markOffers(parts, events, now);
    await submitBatch(parts, batch, priorityOf(events));
  }
  const followed = source.polling === null ? 0 : outcome.refetch.length + outcome.resync.length;
  if (followed > 0) await follow(parts, { source: source.name, id: batch.id }, outcome);
  return {
    events: events.length,
    quarantined: rejects.length,
    skipped: outcome.skipped.reduce((sum, { count }) => sum + count, 0),
    followed,
  };
}

/** What a person waits for, or the law: it overtakes everything else. */
const URGENT: readonly EventType[] = [
  'consent.changed',
  'stock.changed',
  'customer.deleted',
  'product.deleted',
];

const priorityOf = (events: readonly Event[]): number =>
  events.some(({ type }) => URGENT.includes(type)) ? PRIORITY.interactive : PRIORITY.feed;

/** By what was signed, too: a key that two deliveries share must not make one of them disappear. */
function deliveryId(source: string, { key, topic, body }: Delivery): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([key, topic]))
    .update(body)
    .digest('hex');
  return `${source}:${hash.slice(0, 32)}`;
}

function sortForged(keyring: Keyring, all: readonly Event[]): { events: Event[]; forged: Reject[] } {
  const judged = all.map((event) =>
    refuseForged(
      keyring,
      { source: event.source, position: `webhook, event ${event.id}`, value: event },
      { events: [event], rejects: [] },
    ),
  );
  return {
    events: judged.flatMap(({ events }) => events),
    forged: judged.flatMap(({ rejects }) => rejects),
  };
}

/** Rejects with the bytes they came in; and what no event can say and a person has to do. */
function rejectsOf(source: Source, delivery: Delivery, outcome: SourceOutcome): Reject[] {
  const unread = source.polling === null ? [...outcome.refetch, ...outcome.resync] : [];
  if (outcome.rejects.length + outcome.duties.length + unread.length === 0) return [];
  const bytes = textOf(delivery.body);
  const whole = { source: source.name, position: `webhook ${delivery.topic}`, original: originalOf(bytes) };
  // A list holds several records, each with a text of its own.
  const isList = bytes.trimStart().startsWith('[');
  return [
    ...outcome.rejects.map(({ position, reason, original }) => ({
      ...whole,
      position,
      reason,
      ...(isList && { original: originalOf(original) }),
    })),
    ...outcome.duties.map(({ duty, customer }) => ({ ...whole, reason: TO_DO[duty](customer) })),
    ...unread.map(({ kind, reason }) => ({
      ...whole,
      reason: `${kind} have to be read from the provider, but the source has no polling: ${reason}`,
    })),
  ];
}

const TO_DO = {
  'export-customer': (customer: string | null) =>
    `for a person to do: hand over what is kept about customer ${customer ?? '(see the record)'}, as the law asks; discard this when it is done`,
  'erase-shop': () =>
    'for a person to do: the shop has left, erase all that came from it, as the law asks; discard this when it is done',
};

/** Bytes that are no UTF-8 are kept one by one. */
function textOf(body: Buffer): string {
  const text = body.toString('utf8');
  return Buffer.from(text, 'utf8').equals(body) ? text : body.toString('latin1');
}

async function follow(
  { keyring, sourceQueue }: DeliveryParts,
  { source, id }: { readonly source: string; readonly id: string },
  { refetch, resync }: SourceOutcome,
): Promise<void> {
  const followUp: FollowUp = { refetch: [...refetch], resync: [...resync] };
  const sealed = keyring.seal(JSON.stringify(followUp)).toString('base64');
  await sourceQueue.add(id, { task: 'follow-up', source, sealed });
}

import { createHash } from 'node:crypto';
import type { Delivery, SourceOutcome } from '@wherefore/connectors';
import type { Event, FollowUp, Reject } from '@wherefore/contracts';
import type { SourceQueue } from '@wherefore/queue';
import { keepOriginal } from '../quarantine/keep-original.js';
import type { Source } from '../sources/source.js';
import { judgeRecord } from './judge-record.js';
import { markOffers, type MarkParts } from './mark-offers.js';
import { sliceRecords } from './slice-records.js';
import { submitBatch } from './submit-batch.js';
import { urgencyOf } from './urgency.js';

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
  const bytesOf = recordsIn(delivery);
  const judged = outcome.events.map((event) => {
    const bytes = () => bytesOf(outcome.places.get(event.id));
    return judgeRecord(parts, { ...recordOf(event), bytes }, now);
  });
  const events = judged.flatMap((one) => one.events);
  const unfit = judged.flatMap((one) => one.rejects);
  const rejects = [...rejectsOf(source, { delivery, bytesOf }, outcome), ...unfit];
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
    await submitBatch(parts, batch, urgencyOf(events));
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

/** By what was signed, too: a key that two deliveries share must not make one of them disappear. */
function deliveryId(source: string, { key, topic, body }: Delivery): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([key, topic]))
    .update(body)
    .digest('hex');
  return `${source}:${hash.slice(0, 32)}`;
}

type RecordBytes = (index: number | undefined) => Buffer;

/** The bytes of one of a delivery's records, or of the whole where it is one record. */
function recordsIn({ body }: Delivery): RecordBytes {
  let slices: readonly Buffer[] | null = null;
  return (index) => (index === undefined ? body : ((slices ??= sliceRecords(body))[index] ?? body));
}

const recordOf = (event: Event) => ({
  source: event.source,
  position: `webhook, event ${event.id}`,
  value: event,
});

/** Rejects with the bytes they came in; and what no event can say and a person has to do. */
function rejectsOf(
  source: Source,
  { delivery, bytesOf }: { readonly delivery: Delivery; readonly bytesOf: RecordBytes },
  outcome: SourceOutcome,
): Reject[] {
  const unread = source.polling === null ? [...outcome.refetch, ...outcome.resync] : [];
  if (outcome.rejects.length + outcome.duties.length + unread.length === 0) return [];
  const kept = keepOriginal(delivery.body);
  const whole = { source: source.name, position: `webhook ${delivery.topic}`, ...kept };
  return [
    ...outcome.rejects.map(({ position, reason, index }) => ({
      ...whole,
      position,
      reason,
      ...keepOriginal(bytesOf(index)),
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

async function follow(
  { keyring, sourceQueue }: DeliveryParts,
  { source, id }: { readonly source: string; readonly id: string },
  { refetch, resync }: SourceOutcome,
): Promise<void> {
  const followUp: FollowUp = { refetch: [...refetch], resync: [...resync] };
  const sealed = keyring.seal(JSON.stringify(followUp)).toString('base64');
  await sourceQueue.add(id, { task: 'follow-up', source, sealed });
}

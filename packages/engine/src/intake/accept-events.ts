import { randomUUID } from 'node:crypto';
import { PRIORITY } from '@wherefore/queue';
import { WhereforeError } from '@wherefore/contracts';
import { admitRecords } from './admit-records.js';
import { markOffers, type MarkParts } from './mark-offers.js';
import { refuseForged } from './refuse-forged.js';
import { submitBatch } from './submit-batch.js';

export interface Accepted {
  readonly batch: string;
  readonly accepted: number;
  /** Which of the records could not be used, and why; they are kept in quarantine. */
  readonly quarantined: readonly { readonly index: number; readonly reason: string }[];
}

export const MAX_EVENTS_PER_REQUEST = 1_000;

/**
 * Takes a request's worth of records from outside. Resolves only once they are durable, and what says that offers were
 * shown or turned down acts already. Throws BAD_INPUT for no or too
 * many records, UNAVAILABLE when they could not be kept.
 */
export async function acceptEvents(
  parts: MarkParts,
  records: readonly unknown[],
  now: Date,
): Promise<Accepted> {
  if (records.length === 0) throw new WhereforeError('BAD_INPUT', 'Send at least one event');
  if (records.length > MAX_EVENTS_PER_REQUEST) {
    throw new WhereforeError(
      'BAD_INPUT',
      `Send at most ${MAX_EVENTS_PER_REQUEST} events at once, not ${records.length}`,
    );
  }
  const raw = records.map((value) => ({ source: sourceOf(value), position: 'POST /events', value }));
  const judged = raw.map((record) => refuseForged(parts.keyring, record, admitRecords([record])));
  const batch = {
    id: `stream:${randomUUID()}`,
    source: raw[0]?.source ?? 'unknown',
    receivedAt: now.toISOString(),
    guard: 'event' as const,
    events: judged.flatMap((one) => one.events),
    rejects: judged.flatMap((one) => one.rejects),
  };
  await markOffers(parts, batch.events, now);
  await submitBatch(parts, batch, PRIORITY.interactive);
  return {
    batch: batch.id,
    accepted: batch.events.length,
    quarantined: judged.flatMap((one, index) => one.rejects.map(({ reason }) => ({ index, reason }))),
  };
}

function sourceOf(value: unknown): string {
  const source = typeof value === 'object' && value !== null && 'source' in value ? value.source : undefined;
  return typeof source === 'string' && source !== '' ? source.slice(0, 60) : 'unknown';
}

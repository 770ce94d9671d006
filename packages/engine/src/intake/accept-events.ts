import { shortId } from '../short-id.js';
import { WhereforeError } from '@wherefore/contracts';
import type { RawRecord } from './admit-records.js';
import { judgeRecord } from './judge-record.js';
import { markOffers, type MarkParts } from './mark-offers.js';
import { submitBatch } from './submit-batch.js';
import { urgencyOf } from './urgency.js';

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
  return acceptRecords(
    parts,
    records.map((value) => ({ value })),
    now,
  );
}

/** A record of a request, with the bytes it came as where they are known. */
export type SentRecord = Pick<RawRecord, 'value' | 'bytes' | 'fault'>;

/** Like {@link acceptEvents}; what cannot be used is kept in the very bytes it came as. */
export async function acceptRecords(
  parts: MarkParts,
  records: readonly SentRecord[],
  now: Date,
): Promise<Accepted> {
  if (records.length === 0) throw new WhereforeError('BAD_INPUT', 'Send at least one event');
  if (records.length > MAX_EVENTS_PER_REQUEST) {
    throw new WhereforeError(
      'BAD_INPUT',
      `Send at most ${MAX_EVENTS_PER_REQUEST} events at once, not ${records.length}`,
    );
  }
  const raw = records.map((record) => ({
    ...record,
    source: sourceOf(record.value),
    position: 'POST /events',
  }));
  const judged = raw.map((record) => judgeRecord(parts, record, now));
  const batch = {
    id: `stream:${shortId(16)}`,
    source: raw[0]?.source ?? 'unknown',
    receivedAt: now.toISOString(),
    guard: 'event' as const,
    events: judged.flatMap((one) => one.events),
    rejects: judged.flatMap((one) => one.rejects),
  };
  await markOffers(parts, batch.events, now);
  await submitBatch(parts, batch, urgencyOf(batch.events));
  parts.watch?.responded(batch.events);
  return {
    batch: batch.id,
    accepted: batch.events.length,
    quarantined: judged.flatMap((one, index) => one.rejects.map(({ reason }) => ({ index, reason }))),
  };
}

/** How many of the records each source sends. */
export function loadOf(records: readonly unknown[]): Map<string, number> {
  const load = new Map<string, number>();
  for (const record of records) load.set(sourceOf(record), (load.get(sourceOf(record)) ?? 0) + 1);
  return load;
}

function sourceOf(value: unknown): string {
  const source = typeof value === 'object' && value !== null && 'source' in value ? value.source : undefined;
  return typeof source === 'string' && source !== '' ? source.slice(0, 60) : 'unknown';
}

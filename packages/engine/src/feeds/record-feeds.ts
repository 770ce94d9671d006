import type { ApplyResult, Batch } from '@wherefore/contracts';
import type { FeedMoment, QueueDoor } from '@wherefore/queue';
import { profileEvents } from './profile-events.js';

/** What became of a batch. */
export interface FeedOutcome {
  readonly batch: Batch;
  readonly result: ApplyResult;
  /** Events that are held with the whole batch. */
  readonly held?: number;
  /** Failed checks of contracts, by feed and name. */
  readonly failures?: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const NONE: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map();

/**
 * Writes down what became of a batch: counts by source, and how long it took until every API process could know,
 * from receipt and from when things happened. What came in bulk is counted, but nobody waits for it. A released batch was
 * received when it was held, and is held no longer.
 */
export async function recordFeeds(
  { feeds, profiles }: Pick<QueueDoor, 'feeds' | 'profiles'>,
  { batch, result, held = 0, failures = NONE }: FeedOutcome,
  visibleAt: Date,
): Promise<void> {
  const now = new Date();
  await Promise.all([
    feeds.record(momentsOf(batch, { result, held, failures }, visibleAt), now),
    profiles.record(batch.released === true ? [] : profileEvents(batch.events), now),
  ]);
}

interface Share {
  events: number;
  rejects: number;
  readonly fromOccurrence: number[];
}

function momentsOf(
  batch: Batch,
  { result, held, failures }: Required<Omit<FeedOutcome, 'batch'>>,
  visibleAt: Date,
): FeedMoment[] {
  const visible = visibleAt.getTime();
  const isLive = batch.guard === 'event';
  const shares = new Map<string, Share>();
  const shareOf = (source: string): Share => {
    const known = shares.get(source);
    if (known !== undefined) return known;
    const share = { events: 0, rejects: 0, fromOccurrence: [] };
    shares.set(source, share);
    return share;
  };
  for (const { source, occurredAt } of batch.events) {
    const share = shareOf(source);
    share.events += 1;
    if (isLive && result.applied > 0)
      share.fromOccurrence.push(Math.max(0, visible - Date.parse(occurredAt)));
  }
  for (const { source } of batch.rejects) shareOf(knownName(source)).rejects += 1;
  const all = batch.events.length;
  const fromReceipt = isLive ? Math.max(0, visible - Date.parse(batch.receivedAt)) : null;
  return [...shares].map(([source, { events, rejects, fromOccurrence }]) => {
    const applied = all === 0 ? 0 : Math.round((result.applied * events) / all);
    const heldHere = all === 0 ? 0 : Math.round((held * events) / all);
    const duplicates = Math.max(0, events - applied - heldHere);
    const letGo = batch.released === true ? events : 0;
    return {
      source,
      applied,
      duplicates,
      quarantined: rejects,
      held: heldHere - letGo,
      fromOccurrence,
      fromReceipt,
      failures: failures.get(source) ?? new Map<string, number>(),
    };
  });
}

/** A bad record may say anything about who sent it. */
const knownName = (source: string): string =>
  /^[a-z0-9][a-z0-9._-]{0,59}$/.test(source) ? source : 'unknown';

import { randomUUID } from 'node:crypto';
import { type Event, WhereforeError } from '@wherefore/contracts';
import type { Graph } from '@wherefore/graph';
import { judgeRecord } from '../intake/judge-record.js';
import { markOffers, type MarkParts } from '../intake/mark-offers.js';
import { submitBatch } from '../intake/submit-batch.js';
import { urgencyOf } from '../intake/urgency.js';
import {
  claimHeld,
  type ClaimedRow,
  type HeldChange,
  noteOf,
  type Outcome,
  settleHeld,
} from './claim-held.js';
import { openOriginal } from './list-held.js';

export interface Replayed {
  readonly replayed: readonly string[];
  /** Those that still are not events, with what is wrong now. */
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

export interface Replay extends HeldChange {
  readonly ids: readonly string[];
  /** Mended events by id of the record; the others are sent as they came. */
  readonly edited?: Readonly<Record<string, unknown>>;
}

export type ReplayParts = MarkParts & { readonly graph: Graph };

/**
 * Sends held records through the intake again. Each is in one pair of hands at a time, so that two who replay the same
 * record at once replay it once. Only what has become a good event leaves quarantine; what the graph refuses even then
 * comes back to the same entry. What is refused keeps the reason that it came with: that is what is wrong with its bytes.
 * Throws NOT_FOUND when none of the ids is known.
 */
export async function replayHeld(parts: ReplayParts, replay: Replay, now: Date): Promise<Replayed> {
  const at = now.toISOString();
  const { claim, rows } = await claimHeld(parts.graph, replay.ids, now);
  if (rows.length === 0) throw new WhereforeError('NOT_FOUND', 'No record with such an id is in quarantine');
  const judged = rows.filter(({ free }) => free).map((row) => judge(parts, { row, replay }, now));
  const good = judged.filter((one): one is Good => one.event !== null);
  const settle = (outcomes: readonly Outcome[]) =>
    settleHeld(parts.graph, { claim, what: 'quarantine.replay', outcomes }, { ...replay, at });
  try {
    await send(parts, good, now);
  } catch (error) {
    const note = noteOf(at, replay, 'could not be sent when replayed');
    await settle(judged.map(({ id }) => ({ id, state: 'held', note })));
    throw error;
  }
  await settle(
    judged.map(({ id, event, reason, isEdited }): Outcome =>
      event === null
        ? { id, state: 'held', note: noteOf(at, replay, `not replayed (${reason})`) }
        : {
            id,
            state: 'replayed',
            note: noteOf(at, replay, isEdited ? 'mended and replayed' : 'replayed'),
          },
    ),
  );
  return {
    replayed: good.map(({ id }) => id),
    refused: [
      ...judged.flatMap(({ id, event, reason }) => (event === null ? [{ id, reason }] : [])),
      ...rows
        .filter(({ free }) => !free)
        .map(({ id, before }) => ({ id, reason: `it is ${before} already` })),
    ],
  };
}

type Judged = { readonly id: string; readonly isEdited: boolean } & (
  { readonly event: Event; readonly reason: null } | { readonly event: null; readonly reason: string }
);
type Good = Judged & { readonly event: Event };

function judge(
  parts: ReplayParts,
  { row, replay: { edited = {} } }: { row: ClaimedRow; replay: Replay },
  now: Date,
): Judged {
  const { id, source, position } = row;
  const isEdited = Object.hasOwn(edited, id);
  if (!isEdited && row.cut === true)
    return { id, isEdited, event: null, reason: 'only its start is kept: give the whole event' };
  if (!isEdited && row.encoding === 'base64')
    return { id, isEdited, event: null, reason: 'its bytes are not UTF-8: give the mended event' };
  const value = isEdited ? edited[id] : parseOriginal(openOriginal(parts.keyring, row.original));
  const record = { source, position, value: withSource(value, source) };
  const { events, rejects } = judgeRecord(parts, record, now);
  const [event] = events;
  return event === undefined
    ? { id, isEdited, event: null, reason: rejects[0]?.reason ?? 'not an event' }
    : { id, isEdited, event, reason: null };
}

/** An event that does not say where it is from is from where its record is, if that is known. */
function withSource(value: unknown, source: string): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject && source !== 'unknown' ? { source, ...value } : value;
}

/** Most events of one batch. */
const BATCH = 500;

async function send(parts: ReplayParts, good: readonly Good[], now: Date): Promise<void> {
  for (let start = 0; start < good.length; start += BATCH) {
    const some = good.slice(start, start + BATCH);
    const events = some.map(({ event }) => event);
    await markOffers(parts, events, now);
    const batch = {
      id: `replay:${randomUUID()}`,
      source: events[0]?.source ?? 'unknown',
      receivedAt: now.toISOString(),
      guard: 'event' as const,
      events,
      rejects: [],
      replays: Object.fromEntries(some.map(({ id, event }) => [`${event.source}:${event.id}`, id])),
    };
    await submitBatch(parts, batch, urgencyOf(events));
  }
}

function parseOriginal(original: string): unknown {
  try {
    return JSON.parse(original);
  } catch (cause) {
    if (cause instanceof SyntaxError) return original;
    throw cause;
  }
}

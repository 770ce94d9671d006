import { Event, WhereforeError } from '@wherefore/contracts';
import { type Graph, listQuarantine, readQuarantine, settleQuarantine } from '@wherefore/graph';
import type { Keyring } from '../keyring.js';
import { acceptEvents } from './accept-events.js';
import { forgeryIn } from './refuse-forged.js';
import type { IntakeParts } from './submit-batch.js';

/** A bad record that is being held, with the bytes it came with. */
export interface HeldRecord {
  readonly id: string;
  readonly source: string;
  readonly position: string;
  readonly reason: string;
  readonly count: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly state: string;
  readonly original: string;
}

/** Bad records, newest first; `state` is held, replayed, discarded, or null for all. */
export async function listHeld(
  parts: { graph: Graph; keyring: Keyring },
  query: { state: string | null; skip: number; limit: number },
): Promise<HeldRecord[]> {
  const rows = await parts.graph.read(listQuarantine, query);
  return rows.map((row) => ({ ...row, original: openOriginal(parts.keyring, row.original) }));
}

export interface Replayed {
  readonly replayed: readonly string[];
  /** Those that still are not events, with what is wrong now. */
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
}

/**
 * Sends held records through the intake again: as they came, or as `edited` gives them (by id). Only what has become a
 * good event leaves quarantine. Throws NOT_FOUND when none of the ids is known.
 */
export async function replayHeld(
  parts: IntakeParts & { graph: Graph },
  asked: { ids: readonly string[]; edited: Readonly<Record<string, unknown>> },
  now: Date,
): Promise<Replayed> {
  const rows = await parts.graph.read(readQuarantine, { ids: [...asked.ids] });
  if (rows.length === 0) throw new WhereforeError('NOT_FOUND', 'No record with such an id is in quarantine');
  const good: { id: string; event: unknown }[] = [];
  const refused: { id: string; reason: string }[] = [];
  for (const { id, original, state } of rows) {
    const value =
      id in asked.edited ? asked.edited[id] : parseOriginal(openOriginal(parts.keyring, original));
    const parsed = Event.safeParse(value);
    const forgery = parsed.success ? forgeryIn(parts.keyring, parsed.data) : null;
    if (state !== 'held') refused.push({ id, reason: `it is ${state} already` });
    else if (forgery !== null) refused.push({ id, reason: forgery });
    else if (parsed.success) good.push({ id, event: value });
    else
      refused.push({
        id,
        reason:
          `${parsed.error.issues[0]?.path.join('.') ?? ''} ${parsed.error.issues[0]?.message ?? ''}`.trim(),
      });
  }
  if (good.length > 0) {
    await acceptEvents(
      parts,
      good.map(({ event }) => event),
      now,
    );
    await parts.graph.write(settleQuarantine, {
      ids: good.map(({ id }) => id),
      state: 'replayed',
      at: now.toISOString(),
    });
  }
  return { replayed: good.map(({ id }) => id), refused };
}

/** Lets held records go for good; they stay readable as discarded. Returns how many. */
export async function discardHeld(graph: Graph, ids: readonly string[], now: Date): Promise<number> {
  const [row] = await graph.write(settleQuarantine, {
    ids: [...ids],
    state: 'discarded',
    at: now.toISOString(),
  });
  return row?.settled ?? 0;
}

const openOriginal = (keyring: Keyring, sealed: string): string =>
  keyring.open(Buffer.from(sealed, 'base64'));

function parseOriginal(original: string): unknown {
  try {
    return JSON.parse(original);
  } catch (cause) {
    if (cause instanceof SyntaxError) return original;
    throw cause;
  }
}

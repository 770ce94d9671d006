import { type Graph, listQuarantine, readQuarantine, type RowOf } from '@wherefore/graph';
import type { Keyring } from '../keyring.js';

/** What may become of a record. */
export const HELD_STATES = Object.freeze(['held', 'replaying', 'replayed', 'discarded'] as const);

/** A bad record, with the bytes it came with. */
export interface HeldRecord {
  readonly id: string;
  readonly source: string;
  readonly position: string;
  readonly reason: string;
  readonly count: number;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** One of {@link HELD_STATES}. */
  readonly state: string;
  /** What is kept of it: its text, or base64 where `encoding` says so. */
  readonly original: string;
  readonly encoding: 'text' | 'base64';
  /** How many bytes the whole record had, and their SHA-256; null where it was kept before these were counted. */
  readonly bytes: number | null;
  readonly sha256: string | null;
  /** Is only the start of it kept? */
  readonly cut: boolean;
  /** What was done with it, oldest first. */
  readonly history: readonly string[];
}

/** Which records; what is null lets all through. `reason` and `position` are parts of the text. */
export interface HeldFilter {
  readonly source: string | null;
  readonly reason: string | null;
  readonly position: string | null;
}
export const EVERY_RECORD: HeldFilter = Object.freeze({ source: null, reason: null, position: null });

export interface HeldQuery extends HeldFilter {
  readonly state: string | null;
  readonly skip: number;
  readonly limit: number;
}

interface Parts {
  readonly graph: Pick<Graph, 'read'>;
  readonly keyring: Keyring;
}

/** Bad records, latest first. */
export async function listHeld({ graph, keyring }: Parts, query: HeldQuery): Promise<HeldRecord[]> {
  return (await graph.read(listQuarantine, query)).map((row) => opened(keyring, row));
}

/** One bad record, or null. */
export async function loadHeld({ graph, keyring }: Parts, id: string): Promise<HeldRecord | null> {
  const [row] = await graph.read(readQuarantine, { ids: [id] });
  return row === undefined ? null : opened(keyring, row);
}

const opened = (keyring: Keyring, row: RowOf<typeof listQuarantine>): HeldRecord => ({
  ...row,
  original: openOriginal(keyring, row.original),
  encoding: row.encoding === 'base64' ? 'base64' : 'text',
  cut: row.cut ?? false,
});

export const openOriginal = (keyring: Keyring, sealed: string): string =>
  keyring.open(Buffer.from(sealed, 'base64'));

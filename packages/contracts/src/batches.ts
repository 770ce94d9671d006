import { z } from 'zod';
import type { Event } from './events.js';

/** How the bytes of a record are kept. */
export interface OriginalForm {
  /** `text`: as they are; `base64`: they are not UTF-8. */
  readonly encoding: 'text' | 'base64';
  /** How many bytes there were ... */
  readonly bytes: number;
  /** ... their SHA-256, of all of them, hexadecimal ... */
  readonly sha256: string;
  /** ... and whether only the first of them are kept. */
  readonly cut: boolean;
}

/** A record that could not become an event: kept with its bytes so that it can be mended and replayed. */
export interface Reject {
  readonly source: string;
  /** Where it stood: `orders.csv:1042`, `POST /events[3]`. */
  readonly position: string;
  /** What is wrong with it, in words a feed's owner understands. */
  readonly reason: string;
  /** The record as it came, in the form that `form` tells; without one it is all of the record's text. */
  readonly original: string;
  readonly form?: OriginalForm;
  /** The entry of the quarantine that it was replayed from and goes back to. */
  readonly entry?: string;
}

/** The share of an import that one batch carries; counts are of the file's own records. */
export interface ImportChunk {
  readonly import: string;
  readonly chunk: number;
  /** Records read from the file for this chunk = applied + quarantined + skipped. */
  readonly records: number;
  readonly quarantined: number;
}

/**
 * What travels from intake to worker, sealed. `guard` says what makes its effect happen once: an inbox entry per
 * event (streams, where any event may be sent again in another batch) or one for the whole batch (a file's chunk).
 */
export interface Batch {
  readonly id: string;
  readonly source: string;
  readonly receivedAt: string;
  readonly guard: 'event' | 'batch';
  readonly events: readonly Event[];
  readonly rejects: readonly Reject[];
  readonly chunk?: ImportChunk;
  /** Somebody let it go although its feed's contract holds it: it is not judged again. */
  readonly released?: true;
  /** Places in `events`, as it was sealed, of those that a chunk's contracts refused since: kept with its mark. */
  readonly refused?: readonly number[];
  /** For events that came from the quarantine: `source:id` to the entry they go back to if they cannot be used. */
  readonly replays?: Readonly<Record<string, string>>;
}

/** A job names the sealed batch; it never carries personal data. */
export const ApplyBatchJob = z.object({ batch: z.string().min(1).max(300) });
export type ApplyBatchJob = z.infer<typeof ApplyBatchJob>;

/** What applying a batch did. */
export interface ApplyResult {
  readonly batch: string;
  readonly applied: number;
  readonly duplicates: number;
  readonly quarantined: number;
  /** Events and bad records of people who were forgotten: left out, or applied without them. */
  readonly forgotten: number;
}

import { z } from 'zod';
import type { Event } from './events.js';

/** A record that could not become an event: kept with its bytes so that it can be mended and replayed. */
export interface Reject {
  readonly source: string;
  /** Where it stood: `orders.csv:1042`, `POST /events[3]`. */
  readonly position: string;
  /** What is wrong with it, in words a feed's owner understands. */
  readonly reason: string;
  /** The record as it came. */
  readonly original: string;
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
}

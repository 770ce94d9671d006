import { inspect } from 'node:util';
import type { Event, Reject } from '@wherefore/contracts';
import { keepOriginal } from '../quarantine/keep-original.js';
import { parseRecordAsEvent } from './event-problem.js';

/** A record as a feed sent it, with where it stood. */
export interface RawRecord {
  readonly source: string;
  readonly position: string;
  readonly value: unknown;
  /** The bytes it came as, where they are known; asked for only when it is rejected. */
  readonly bytes?: () => Uint8Array | undefined;
  /** Why it cannot be used, whatever it says. */
  readonly fault?: string | undefined;
}

export interface Admitted {
  readonly events: readonly Event[];
  readonly rejects: readonly Reject[];
}

/** Sorts records into events and rejects; nothing is dropped and nothing throws. */
export function admitRecords(records: readonly RawRecord[]): Admitted {
  const events: Event[] = [];
  const rejects: Reject[] = [];
  for (const record of records) {
    const { event, problem } = parseRecordAsEvent(record.value);
    if (event === null) rejects.push(rejectOf(record, problem));
    else events.push(event);
  }
  return { events, rejects };
}

/** A record that cannot be used, with its bytes. */
export function rejectOf({ source, position, value, bytes }: RawRecord, reason: string): Reject {
  const text = typeof value === 'string' ? value : asText(value);
  return { source, position, reason, ...keepOriginal(bytes?.() ?? text) };
}

/** JSON; what is nested too deeply for that is cut off at a depth. */
function asText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return inspect(value, { depth: 20, breakLength: Infinity });
  }
}

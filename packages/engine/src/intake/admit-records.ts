import { inspect } from 'node:util';
import { Event, type Reject } from '@wherefore/contracts';

/** A record as a feed sent it, with where it stood. */
export interface RawRecord {
  readonly source: string;
  readonly position: string;
  readonly value: unknown;
}

export interface Admitted {
  readonly events: readonly Event[];
  readonly rejects: readonly Reject[];
}

const MAX_ORIGINAL = 100_000;

/** Sorts records into events and rejects; nothing is dropped and nothing throws. */
export function admitRecords(records: readonly RawRecord[]): Admitted {
  const events: Event[] = [];
  const rejects: Reject[] = [];
  for (const { source, position, value } of records) {
    const parsed = Event.safeParse(value);
    if (parsed.success) {
      events.push(parsed.data);
      continue;
    }
    const [issue] = parsed.error.issues;
    const where = issue === undefined || issue.path.length === 0 ? '' : `${issue.path.join('.')}: `;
    rejects.push({
      source,
      position,
      reason: `${where}${issue?.message ?? 'not an event'}`,
      original: originalOf(value),
    });
  }
  return { events, rejects };
}

/** The record's bytes, as far as they can be kept. */
export function originalOf(value: unknown): string {
  const text = typeof value === 'string' ? value : asText(value);
  return text.length > MAX_ORIGINAL ? text.slice(0, MAX_ORIGINAL) : text;
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

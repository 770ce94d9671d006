import { Event, type EventInput } from '@wherefore/contracts';
import type { ConnectorTable, RecordReject, TableOutcome } from './file-connector.js';
import type { ReadableRecord, SourceRecord } from './source-record.js';

export const NOTHING: TableOutcome = Object.freeze({ events: [], rejects: [], skipped: [] });

/** The events if every one of them keeps the contract; else the records are rejected, naming the first fault. */
export function admit(records: readonly SourceRecord[], inputs: readonly EventInput[]): TableOutcome {
  const events: Event[] = [];
  for (const input of inputs) {
    const parsed = Event.safeParse(input);
    if (!parsed.success) return reject(records, faultOf(parsed.error.issues[0]));
    events.push(parsed.data);
  }
  return { ...NOTHING, events };
}

export function reject(records: readonly SourceRecord[], reason: string): TableOutcome {
  return { ...NOTHING, rejects: records.map(({ position, original }) => ({ position, reason, original })) };
}

export function skip(count: number, reason: string): TableOutcome {
  return count === 0 ? NOTHING : { ...NOTHING, skipped: [{ reason, count }] };
}

export function combine(...outcomes: readonly TableOutcome[]): TableOutcome {
  return {
    events: outcomes.flatMap((outcome) => outcome.events),
    rejects: outcomes.flatMap((outcome) => outcome.rejects),
    skipped: outcomes.flatMap((outcome) => outcome.skipped),
  };
}

/** A `toEvents` that is handed readable records only; the others are rejected for what kept them from being read. */
export function readable(
  toEvents: (records: readonly ReadableRecord[]) => TableOutcome,
): ConnectorTable['toEvents'] {
  return (records) => {
    const good = records.filter((record): record is ReadableRecord => record.fields !== null);
    if (good.length === records.length) return toEvents(good);
    const rejects = records.flatMap(({ fields, position, error, original, bytes }): RecordReject[] =>
      fields === null
        ? [
            {
              position,
              reason: error ?? 'cannot be read',
              original,
              ...(bytes === undefined ? {} : { bytes }),
            },
          ]
        : [],
    );
    return combine({ ...NOTHING, rejects }, good.length === 0 ? NOTHING : toEvents(good));
  };
}

/** A `toEvents` for a second reading: only its events count. */
export function derived(
  toEvents: (records: readonly ReadableRecord[]) => readonly EventInput[],
): ConnectorTable['toEvents'] {
  return (records) => {
    const good = records.filter((record): record is ReadableRecord => record.fields !== null);
    const { events } = good.length === 0 ? NOTHING : admit(good, toEvents(good));
    return { ...NOTHING, events };
  };
}

function faultOf(issue: { readonly path: PropertyKey[]; readonly message: string } | undefined): string {
  if (issue === undefined) return 'not an event';
  return issue.path.length === 0 ? issue.message : `${issue.path.join('.')}: ${issue.message}`;
}
